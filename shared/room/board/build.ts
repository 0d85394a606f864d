import * as Y from 'yjs';
import type { Link } from '../record/bodies-common.ts';
import type {
  Checkpoint,
  FeatureKind,
  FeatureStyle,
  FeatureSymbol,
  Geometry,
  Lifted,
} from './shape.ts';
import { styleFieldsOf, type StyleChange } from './style.ts';

/**
 * How the board is written: every function makes one transaction that the server's admission
 * accepts from an editor. Pure Yjs; ids (ULIDs), fractional indices and clocks are handed in.
 * `origin` is the transaction's origin (what an UndoManager tracks).
 */

/** What an entry of the board is, to those who write it. */
export type Entry = Y.Map<unknown>;

export interface NewFeature {
  readonly id: string;
  readonly kind: FeatureKind;
  readonly geom: Geometry;
  readonly label?: string;
  readonly style?: FeatureStyle;
  readonly layer?: string;
  readonly z?: string;
  readonly note?: string;
  readonly props?: Readonly<Record<string, string | number | boolean | null>>;
  readonly rotation?: number;
  readonly symbol?: FeatureSymbol;
  readonly checkpoints?: readonly Checkpoint[];
  readonly links?: readonly Link[];
}

/** Fields of a feature that may be set again, besides the parts of its style; the last writer wins. */
export const CHANGEABLE = [
  'geom',
  'label',
  'layer',
  'z',
  'rotation',
  'symbol',
  'checkpoints',
  'links',
] as const;
export type FeatureChange = Partial<Pick<NewFeature, (typeof CHANGEABLE)[number]>> & {
  readonly style?: StyleChange;
};

export interface NewLayer {
  readonly id: string;
  readonly name: string;
  readonly order: string;
}

/** Fields of a layer that may be set again. */
export interface LayerChange {
  readonly name?: string;
  readonly order?: string;
  readonly lock?: boolean;
  readonly hide?: boolean;
}

export interface NewOption {
  readonly id: string;
  readonly order: string;
  readonly text?: string;
  readonly pros?: string;
  readonly cons?: string;
}

interface NewDraft {
  readonly id: string;
  readonly title: string;
  readonly order: string;
  readonly due?: number | null;
  readonly owner?: string;
}

/** Texts of a decision beside its title. */
const DECISION_TEXTS = ['question', 'reasons', 'risks', 'legalBasis', 'noAlternative'] as const;
const OPTION_TEXTS = ['text', 'pros', 'cons', 'why'] as const;

/** Fields of a decision's draft that may be set again. */
export interface DecisionChange {
  readonly decisionMaker?: string;
  /** Code of a delegation; '': none of the room. */
  readonly authority?: string;
  readonly review?: number | null;
}

export interface NewDecision
  extends NewDraft, DecisionChange, Partial<Record<(typeof DECISION_TEXTS)[number], string>> {
  readonly options?: readonly NewOption[];
}

export interface NewTask extends NewDraft {
  /** Heading it stands under. */
  readonly list: string;
  /** ULID of its plan; absent or '': none. */
  readonly plan?: string;
  /** ULIDs of the tasks it waits for. */
  readonly after?: readonly string[];
  readonly links?: readonly Link[];
}

export interface NewPlan {
  readonly id: string;
  readonly title: string;
  readonly purpose?: string;
  /** Id of the template it is made from; absent: none. */
  readonly template?: string;
  /** Code of the delegation that validates its versions. */
  readonly validator: string;
  readonly order: string;
}

/** Fields of a draft that may be set again. From `list` on they belong to tasks only. */
export interface DraftChange {
  readonly due?: number | null;
  readonly owner?: string;
  readonly order?: string;
  readonly list?: string;
  readonly plan?: string;
  readonly after?: readonly string[];
  readonly links?: readonly Link[];
}

export function featuresOf(board: Y.Doc): Y.Map<Entry> {
  return board.getMap<Entry>('features');
}

export function draftsOf(board: Y.Doc): Y.Map<Entry> {
  return board.getMap<Entry>('drafts');
}

export function layersOf(board: Y.Doc): Y.Map<Entry> {
  return board.getMap<Entry>('layers');
}

export function createFeature(board: Y.Doc, feature: NewFeature, origin?: unknown): Entry {
  const { id, kind, geom, note, props, ...change } = feature;
  return board.transact(() => {
    const entry = addEntry(featuresOf(board), id);
    entry.set('kind', kind);
    entry.set('geom', geom);
    setFields(entry, change);
    entry.set('note', new Y.Text(note ?? ''));
    const properties = new Y.Map<unknown>();
    entry.set('props', properties);
    setAll(properties, props ?? {});
    return entry;
  }, origin);
}

export function changeFeature(
  board: Y.Doc,
  id: string,
  change: FeatureChange,
  origin?: unknown,
): void {
  board.transact(() => setFields(find(featuresOf(board), id), change), origin);
}

/** Take a field away, as it was before anybody set it. */
export function clearField(
  board: Y.Doc,
  id: string,
  field: Exclude<(typeof CHANGEABLE)[number], 'geom'>,
  origin?: unknown,
): void {
  board.transact(() => find(featuresOf(board), id).delete(field), origin);
}

/** One edit when the hand lets go; dragging is presence. */
export function moveFeature(board: Y.Doc, id: string, geom: Geometry, origin?: unknown): void {
  changeFeature(board, id, { geom }, origin);
}

/** @param value null removes the property. */
export function setProperty(
  board: Y.Doc,
  id: string,
  key: string,
  value: string | number | boolean | null,
  origin?: unknown,
): void {
  const props = find(featuresOf(board), id).get('props') as Y.Map<unknown>;
  board.transact(() => (value === null ? props.delete(key) : props.set(key, value)), origin);
}

/** Strike a feature: it stays on the board. `lifted.by` must be the person who does it. */
export function liftFeature(board: Y.Doc, id: string, lifted: Lifted, origin?: unknown): void {
  board.transact(() => find(featuresOf(board), id).set('lifted', clean(lifted)), origin);
}

export function restoreFeature(board: Y.Doc, id: string, origin?: unknown): void {
  board.transact(() => find(featuresOf(board), id).set('lifted', null), origin);
}

export function createLayer(board: Y.Doc, layer: NewLayer, origin?: unknown): Entry {
  const { id, ...given } = layer;
  return board.transact(() => {
    const entry = addEntry(layersOf(board), id);
    setAll(entry, given);
    return entry;
  }, origin);
}

export function changeLayer(board: Y.Doc, id: string, change: LayerChange, origin?: unknown): void {
  board.transact(() => setAll(find(layersOf(board), id), { ...change }), origin);
}

/** Strike a layer: what is in it is shown in the ground layer, untouched. */
export function liftLayer(board: Y.Doc, id: string, lifted: Lifted, origin?: unknown): void {
  board.transact(() => find(layersOf(board), id).set('lifted', clean(lifted)), origin);
}

export function restoreLayer(board: Y.Doc, id: string, origin?: unknown): void {
  board.transact(() => find(layersOf(board), id).set('lifted', null), origin);
}

export function createDecision(board: Y.Doc, decision: NewDecision, origin?: unknown): Entry {
  return board.transact(() => {
    const entry = addEntry(draftsOf(board), decision.id);
    entry.set('kind', 'decision');
    entry.set('title', new Y.Text(decision.title));
    for (const key of DECISION_TEXTS) entry.set(key, new Y.Text(decision[key] ?? ''));
    const options = new Y.Map<Entry>();
    entry.set('options', options);
    for (const option of decision.options ?? []) putOption(options, option);
    const { decisionMaker = '', authority = '', review = null } = decision;
    setAll(entry, { ...draftFields(decision), decisionMaker, authority, review });
    return entry;
  }, origin);
}

export function changeDecision(
  board: Y.Doc,
  id: string,
  change: DecisionChange,
  origin?: unknown,
): void {
  board.transact(() => setAll(find(draftsOf(board), id), { ...change }), origin);
}

export function createTask(board: Y.Doc, task: NewTask, origin?: unknown): Entry {
  return board.transact(() => {
    const entry = addEntry(draftsOf(board), task.id);
    entry.set('kind', 'task');
    entry.set('title', new Y.Text(task.title));
    const { list, plan = '', after = [], links = [] } = task;
    setAll(entry, { ...draftFields(task), list, plan, after, links });
    return entry;
  }, origin);
}

export function createPlan(board: Y.Doc, plan: NewPlan, origin?: unknown): Entry {
  return board.transact(() => {
    const entry = addEntry(draftsOf(board), plan.id);
    entry.set('kind', 'plan');
    entry.set('title', new Y.Text(plan.title));
    entry.set('purpose', new Y.Text(plan.purpose ?? ''));
    entry.set('template', plan.template ?? '');
    entry.set('validator', plan.validator);
    entry.set('order', plan.order);
    return entry;
  }, origin);
}

export function changePlan(
  board: Y.Doc,
  id: string,
  change: { readonly validator?: string; readonly order?: string },
  origin?: unknown,
): void {
  board.transact(() => setAll(find(draftsOf(board), id), { ...change }), origin);
}

export function changeDraft(board: Y.Doc, id: string, change: DraftChange, origin?: unknown): void {
  board.transact(() => setAll(find(draftsOf(board), id), { ...change }), origin);
}

export function liftDraft(board: Y.Doc, id: string, lifted: Lifted, origin?: unknown): void {
  board.transact(() => find(draftsOf(board), id).set('lifted', clean(lifted)), origin);
}

export function restoreDraft(board: Y.Doc, id: string, origin?: unknown): void {
  board.transact(() => find(draftsOf(board), id).set('lifted', null), origin);
}

export function addOption(
  board: Y.Doc,
  decision: string,
  option: NewOption,
  origin?: unknown,
): Entry {
  return board.transact(() => putOption(optionsOf(board, decision), option), origin);
}

/** A rejected option is struck and stays legible; `struck` false takes that back. */
export function strikeOption(
  board: Y.Doc,
  decision: string,
  option: string,
  struck: boolean,
  origin?: unknown,
): void {
  board.transact(() => find(optionsOf(board, decision), option).set('struck', struck), origin);
}

export function moveOption(
  board: Y.Doc,
  decision: string,
  option: string,
  order: string,
  origin?: unknown,
): void {
  board.transact(() => find(optionsOf(board, decision), option).set('order', order), origin);
}

export function optionsOf(board: Y.Doc, decision: string): Y.Map<Entry> {
  return find(draftsOf(board), decision).get('options') as Y.Map<Entry>;
}

function draftFields({ order, due, owner }: NewDraft): DraftChange {
  return { order, due: due ?? null, owner: owner ?? '' };
}

function putOption(options: Y.Map<Entry>, option: NewOption & { why?: string }): Entry {
  const entry = addEntry(options, option.id);
  entry.set('order', option.order);
  for (const key of OPTION_TEXTS) entry.set(key, new Y.Text(option[key] ?? ''));
  return entry;
}

/** @throws RangeError when the id is taken: an entry is never written over */
function addEntry(entries: Y.Map<Entry>, id: string): Entry {
  if (entries.has(id)) throw new RangeError(`${id} is on the board already`);
  return entries.set(id, new Y.Map<unknown>());
}

/** @throws RangeError when there is no such entry */
function find(entries: Y.Map<Entry>, id: string): Entry {
  const entry = entries.get(id);
  if (entry === undefined) throw new RangeError(`${id} is not on the board`);
  return entry;
}

function setFields(entry: Entry, { style = {}, ...change }: FeatureChange): void {
  setAll(entry, { ...change, ...styleFieldsOf(style) });
}

function setAll(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values))
    if (value !== undefined) map.set(key, clean(value));
}

/** undefined is no JSON and would be refused: members that have it are left out. */
function clean<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

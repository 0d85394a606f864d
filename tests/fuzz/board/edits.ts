import * as Y from 'yjs';
import * as build from '../../../shared/room/board/build.ts';
import type { FeatureKind, FeatureStyle, Geometry } from '../../../shared/room/board/shape.ts';
import { FEATURE_KINDS } from '../../../shared/room/board/shape.ts';
import { LINK_TARGETS } from '../../../shared/room/record/terms.ts';
import type { Random } from './random.ts';

/** What an honest person might do on a board, through the helpers that screens use. */

const WORDS = ['flood ', 'bridge ', 'évacuer ', 'zone B ', 'міст ', '😀 ', '\n', 'x'];

export function randomGeometry(random: Random, kind: FeatureKind): Geometry {
  const at = (): [number, number] => [random.below(360) - 180, random.below(180) - 90];
  switch (kind) {
    case 'circle':
      return { type: 'Circle', centre: at(), radius: 1 + random.next() * 1000 };
    case 'line':
    case 'arrow':
    case 'route':
    case 'freehand':
      return { type: 'LineString', coordinates: [at(), at(), at()] };
    case 'area': {
      const first = at();
      return { type: 'Polygon', coordinates: [[first, at(), at(), first]] };
    }
    case 'graphic':
      return randomGeometry(random, random.pick(['line', 'area', 'circle', 'point']));
    default:
      return { type: 'Point', coordinates: at() };
  }
}

const LOOKS: readonly FeatureStyle[] = [
  { colour: 'hazard', dash: 'dotted', width: 3 },
  { colour: 'civil', hatch: 'rising', fill: 0.3 },
  { heads: 'both', size: 14 },
  { icon: 'bridge' },
];

/** What features of this kind have beside the rest. */
function extras(random: Random, kind: FeatureKind): Omit<build.FeatureChange, 'style'> {
  const links = [{ to: random.pick(LINK_TARGETS), id: random.ulid() }];
  const some = random.chance(0.3) ? { links } : {};
  switch (kind) {
    case 'symbol':
    case 'graphic': {
      const sidc = random.pick(['10031000161211000000', 'SFGPUCI----E---']);
      const modifiers = { T: random.pick(WORDS), AA: '1' };
      return { ...some, symbol: { sidc, modifiers, direction: random.below(360) } };
    }
    case 'route':
      return { ...some, checkpoints: [{ at: random.next(), name: 'CP 1', eta: 5 }] };
    case 'text':
    case 'point':
      return { ...some, rotation: random.below(361) };
    default:
      return some;
  }
}

export function editText(random: Random, text: Y.Text): void {
  const { length } = text;
  if (length > 5 && random.chance(0.35)) {
    const at = random.below(length - 1);
    text.delete(at, Math.min(length - at, 1 + random.below(6)));
  } else if (length < 400) text.insert(random.below(length + 1), random.pick(WORDS));
}

type Edit = (board: Y.Doc, random: Random, person: string, origin: unknown) => void;

const keys = (map: Y.Map<build.Entry>): string[] => [...map.keys()];
const fractional = (random: Random): string => `a${random.below(1000)}`;

const feature = (board: Y.Doc, random: Random): string =>
  random.pick(keys(build.featuresOf(board)));
const draft = (board: Y.Doc, random: Random): string => random.pick(keys(build.draftsOf(board)));
const entry = (board: Y.Doc, id: string): build.Entry => {
  const found = build.featuresOf(board).get(id) ?? build.draftsOf(board).get(id);
  if (found === undefined) throw new RangeError(id);
  return found;
};
const decision = (board: Y.Doc, random: Random): string | null => {
  const ids = keys(build.draftsOf(board)).filter(
    (id) => entry(board, id).get('kind') === 'decision',
  );
  return ids.length === 0 ? null : random.pick(ids);
};

export const EDITS = {
  addFeature(board, random, _person, origin) {
    const kind = random.pick(FEATURE_KINDS);
    build.createFeature(
      board,
      {
        id: random.ulid(),
        kind,
        geom: randomGeometry(random, kind),
        ...(random.chance(0.5) ? { label: random.pick(WORDS), note: 'first' } : {}),
        ...(random.chance(0.5) ? { props: { severity: random.below(5) } } : {}),
        style: random.pick(LOOKS),
        z: fractional(random),
        ...extras(random, kind),
      },
      origin,
    );
  },
  move(board, random, _person, origin) {
    const id = feature(board, random);
    const kind = entry(board, id).get('kind') as FeatureKind;
    build.moveFeature(board, id, randomGeometry(random, kind), origin);
  },
  label(board, random, _person, origin) {
    build.changeFeature(board, feature(board, random), { label: random.pick(WORDS) }, origin);
  },
  look(board, random, _person, origin) {
    const id = feature(board, random);
    const kind = entry(board, id).get('kind') as FeatureKind;
    const style = random.pick([...LOOKS, { colour: null, hatch: null, width: 2 }]);
    const change = { style, ...extras(random, kind) };
    // As devices wrote it before each part had a field of its own.
    if (random.chance(0.1))
      board.transact(() => entry(board, id).set('style', random.pick(LOOKS)), origin);
    else if (random.chance(0.8)) build.changeFeature(board, id, change, origin);
    else build.clearField(board, id, random.pick(['links', 'layer']), origin);
  },
  layer(board, random, person, origin) {
    const layers = keys(build.layersOf(board));
    if (layers.length === 0 || random.chance(0.2)) {
      const id = random.ulid();
      build.createLayer(board, { id, name: random.pick(WORDS), order: fractional(random) }, origin);
      return;
    }
    const layer = random.pick(layers);
    const change = random.pick([
      { lock: random.chance(0.5) },
      { hide: random.chance(0.5) },
      { name: random.pick(WORDS) },
      { order: fractional(random) },
    ]);
    const what = random.below(8);
    if (what < 4) build.changeLayer(board, layer, change, origin);
    else if (what < 6) build.changeFeature(board, feature(board, random), { layer }, origin);
    else if (what === 6) build.liftLayer(board, layer, { at: 1, by: person }, origin);
    else build.restoreLayer(board, layer, origin);
  },
  property(board, random, _person, origin) {
    const value = random.pick([1, 'a', null, true, 2.5, -7e9]);
    const key = random.pick(['severity', 'owner', 'count']);
    build.setProperty(board, feature(board, random), key, value, origin);
  },
  note(board, random, _person, origin) {
    const text = entry(board, feature(board, random)).get('note') as Y.Text;
    board.transact(() => editText(random, text), origin);
  },
  strike(board, random, person, origin) {
    const lifted = { at: random.below(1e9), by: person, reason: 'gone' };
    if (random.chance(0.5)) build.liftFeature(board, feature(board, random), lifted, origin);
    else build.liftDraft(board, draft(board, random), lifted, origin);
  },
  restore(board, random, _person, origin) {
    if (random.chance(0.5)) build.restoreFeature(board, feature(board, random), origin);
    else build.restoreDraft(board, draft(board, random), origin);
  },
  addDecision(board, random, _person, origin) {
    build.createDecision(
      board,
      {
        id: random.ulid(),
        title: 'Evacuate?',
        order: fractional(random),
        options: [{ id: random.ulid(), order: 'a0', text: 'yes' }],
      },
      origin,
    );
  },
  addTask(board, random, _person, origin) {
    build.createTask(
      board,
      { id: random.ulid(), title: 'Call', order: fractional(random), list: 'Opening' },
      origin,
    );
  },
  draftText(board, random, _person, origin) {
    const map = entry(board, draft(board, random));
    const texts = ['reasons', 'question', 'risks', 'noAlternative'] as const;
    const text = (random.chance(0.5) ? map.get(random.pick(texts)) : undefined) ?? map.get('title');
    // A forger may have given a mark the id of this draft: what is found then has no title.
    if (text instanceof Y.Text) board.transact(() => editText(random, text), origin);
  },
  draftField(board, random, _person, origin) {
    const change = random.pick([
      { due: random.below(1e9) },
      { due: null },
      { owner: 'Paris' },
      { order: fractional(random) },
    ]);
    build.changeDraft(board, draft(board, random), change, origin);
  },
  option(board, random, _person, origin) {
    const id = decision(board, random);
    if (id === null) return;
    const ids = keys(build.optionsOf(board, id));
    if (ids.length === 0 || (ids.length < 8 && random.chance(0.3))) {
      build.addOption(board, id, { id: random.ulid(), order: fractional(random) }, origin);
      return;
    }
    const option = random.pick(ids);
    const part = random.pick(['text', 'pros', 'cons', 'why'] as const);
    const text = build.optionsOf(board, id).get(option)?.get(part) as Y.Text;
    const what = random.below(5);
    const change = random.pick([{ authority: 'KYV' }, { decisionMaker: 'x' }, { review: 5 }]);
    if (what < 2) board.transact(() => editText(random, text), origin);
    else if (what === 4) build.changeDecision(board, id, change, origin);
    else if (what === 2) build.strikeOption(board, id, option, random.chance(0.5), origin);
    else build.moveOption(board, id, option, fractional(random), origin);
  },
} as const satisfies Record<string, Edit>;

const WEIGHTS: Readonly<Record<keyof typeof EDITS, number>> = {
  addFeature: 6,
  move: 16,
  label: 8,
  look: 8,
  layer: 7,
  property: 9,
  note: 14,
  strike: 4,
  restore: 3,
  addDecision: 3,
  addTask: 2,
  draftText: 16,
  draftField: 6,
  option: 12,
};

/** One random edit; on an empty board the first ones make something to edit. */
export function randomEdit(board: Y.Doc, random: Random, person: string, origin: unknown): void {
  if (build.featuresOf(board).size === 0) EDITS.addFeature(board, random, person, origin);
  if (build.draftsOf(board).size === 0) EDITS.addDecision(board, random, person, origin);
  EDITS[random.weighted(WEIGHTS)](board, random, person, origin);
}

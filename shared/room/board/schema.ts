import { DECISION_LENGTHS as LENGTHS } from '../decision-lengths.ts';
import { isDelegation, isLinks, isUlid, isUlids } from './draft-values.ts';
import {
  isCheckpoints,
  isRotation,
  isStyle,
  isStylePart,
  isSymbol,
  suits,
} from './feature-values.ts';
import { entries, fields, nested, once, text, value, type MapRule } from './rule.ts';
import { STYLE_PARTS, styleField } from './style.ts';
import {
  isFeatureKind,
  isFractionalIndex,
  isGeometry,
  isInstant,
  isLifted,
  isPropertyName,
  isPropertyValue,
  isText,
  LABEL_LENGTH,
  SHORT_TEXT_LENGTH,
} from './values.ts';

/**
 * The board by path: which keys a map may have, what may stand under them, and what is written
 * once. The server judges every write with it (server/room/admission), tests judge documents with
 * it. Keep it in step with shape.ts, which is the same for people who read the board.
 */

export const MAX_FEATURES = 20_000;
export const MAX_DRAFTS = 5_000;
export const MAX_LAYERS = 200;
export const MAX_PROPERTIES = 64;
export const MAX_OPTIONS = 50;
export const MAX_LINKS = 32;
export const MAX_AFTER = 20;
export const MAX_TASK_LINKS = 8;

const property = value(isPropertyValue);
const properties: MapRule = {
  kind: 'map',
  name: 'props',
  holds: 'properties',
  required: [],
  maxKeys: MAX_PROPERTIES,
  slot: (key) => (isPropertyName(key) ? property : null),
};

const order = value(isFractionalIndex);
const lifted = value(isLifted);

const styleParts = STYLE_PARTS.map(
  (part) => [styleField(part), value((v) => v === null || isStylePart(part, v))] as const,
);

const feature = fields(
  'feature',
  {
    kind: once(isFeatureKind),
    geom: value(isGeometry),
    label: value((v) => isText(v, LABEL_LENGTH)),
    style: value(isStyle),
    ...Object.fromEntries(styleParts),
    layer: value((v) => isText(v, 64)),
    z: order,
    lifted,
    note: text('note', 20_000),
    props: nested(properties),
    rotation: value(isRotation),
    symbol: value(isSymbol),
    checkpoints: value(isCheckpoints),
    links: value((v) => isLinks(v, MAX_LINKS)),
  },
  ['kind', 'note', 'props'],
  suits,
);

const flag = value((v) => typeof v === 'boolean');

const layer = fields(
  'layer',
  { name: value((v) => isText(v, 100)), order, lock: flag, hide: flag, lifted },
  ['name'],
);

const option = fields(
  'option',
  {
    order,
    text: text('option text', LENGTHS.option),
    pros: text('pros', LENGTHS.option),
    cons: text('cons', LENGTHS.option),
    why: text('why not', LENGTHS.option),
    struck: flag,
  },
  ['text'],
);

const DRAFT_FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  decision: new Set([
    ...['kind', 'title', 'question', 'reasons', 'options', 'noAlternative', 'risks', 'legalBasis'],
    ...['decisionMaker', 'authority', 'review', 'due', 'owner', 'order', 'lifted'],
  ]),
  task: new Set(
    ['kind', 'title', 'plan', 'list', 'due', 'owner', 'after', 'links', 'order', 'lifted'], //
  ),
  plan: new Set(['kind', 'title', 'purpose', 'template', 'validator', 'order', 'lifted']),
};

const draft = fields(
  'draft',
  {
    kind: once((v) => v === 'decision' || v === 'task' || v === 'plan'),
    title: text('title', LENGTHS.title),
    question: text('question', LENGTHS.question),
    reasons: text('reasons', LENGTHS.reasons),
    risks: text('risks', LENGTHS.risks),
    legalBasis: text('legal basis', LENGTHS.legalBasis),
    noAlternative: text('no alternative', LENGTHS.noAlternative),
    decisionMaker: value((v) => isText(v, LENGTHS.decisionMaker)),
    authority: value((v) => v === '' || isDelegation(v)),
    review: value((v) => v === null || isInstant(v)),
    options: nested(entries('options', option, MAX_OPTIONS)),
    list: value((v) => isText(v, SHORT_TEXT_LENGTH)),
    plan: value((v) => v === '' || isUlid(v)),
    after: value((v) => isUlids(v, MAX_AFTER)),
    links: value((v) => isLinks(v, MAX_TASK_LINKS)),
    purpose: text('purpose', 5_000),
    template: once((v) => isText(v, 64)),
    validator: value(isDelegation),
    due: value((v) => v === null || isInstant(v)),
    owner: value((v) => isText(v, SHORT_TEXT_LENGTH)),
    order,
    lifted,
  },
  ['kind', 'title'],
  (kind, key) => typeof kind === 'string' && (DRAFT_FIELDS[kind]?.has(key) ?? false),
);

/** The roots of the board (BOARD_ROOTS in shape.ts) and what each is. */
export const BOARD_RULES: ReadonlyMap<string, MapRule> = new Map([
  ['features', entries('features', feature, MAX_FEATURES)],
  ['drafts', entries('drafts', draft, MAX_DRAFTS)],
  ['layers', entries('layers', layer, MAX_LAYERS)],
]);

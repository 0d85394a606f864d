import * as Y from 'yjs';
import type { Person } from './server.ts';

/**
 * What must hold of a board whatever anybody sends, stated a second time and only with what Yjs
 * offers in public: it shares nothing with admission or its schema.
 */
export interface Observation {
  readonly vector: ReadonlyMap<number, number>;
  /** Nested types and write-once values by path; types are compared by identity. */
  readonly fixed: ReadonlyMap<string, unknown>;
  readonly lifted: ReadonlyMap<string, string>;
}

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const ROOTS: readonly string[] = ['features', 'drafts', 'layers'];
const TEXTS = new Set([
  ...['note', 'title', 'reasons', 'text', 'purpose'],
  ...['question', 'risks', 'legalBasis', 'noAlternative', 'pros', 'cons', 'why'],
]);
const MAPS = new Set(['props', 'options']);
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  features: [
    ...['kind', 'geom', 'label', 'style', 'layer', 'z', 'lifted', 'note', 'props'],
    ...['rotation', 'symbol', 'checkpoints', 'links'],
    ...['style.colour', 'style.icon', 'style.width', 'style.dash'],
    ...['style.hatch', 'style.fill', 'style.heads', 'style.size'],
  ],
  layer: ['name', 'order', 'lock', 'hide', 'lifted'],
  decision: [
    ...['kind', 'title', 'reasons', 'options', 'due', 'owner', 'order', 'lifted'],
    ...['question', 'risks', 'legalBasis', 'noAlternative', 'decisionMaker', 'authority', 'review'],
  ],
  task: [
    ...['kind', 'title', 'list', 'due', 'owner', 'order', 'lifted'],
    ...['plan', 'after', 'links'],
  ],
  plan: ['kind', 'title', 'purpose', 'template', 'validator', 'order', 'lifted'],
  option: ['order', 'text', 'pros', 'cons', 'why', 'struck'],
};

export function observe(board: Y.Doc): Observation {
  const fixed = new Map<string, unknown>();
  const lifted = new Map<string, string>();
  const visit = (path: string, map: Y.Map<unknown>): void => {
    const ofEntry = map.parent?.parent === null;
    for (const [key, value] of map) {
      const at = `${path}/${key}`;
      if (value instanceof Y.AbstractType || (ofEntry && key === 'kind')) fixed.set(at, value);
      if (ofEntry && key === 'lifted' && value !== null) lifted.set(at, JSON.stringify(value));
      if (value instanceof Y.Map) visit(at, value);
    }
  };
  for (const root of ROOTS) visit(root, board.getMap(root));
  return { vector: Y.decodeStateVector(Y.encodeStateVector(board)), fixed, lifted };
}

/** @returns what is wrong after `person` sent something, or null */
export function breach(
  board: Y.Doc,
  before: Observation,
  person: Person,
  owners: ReadonlyMap<number, string>,
): string | null {
  const after = observe(board);
  for (const [path, value] of before.fixed)
    if (after.fixed.get(path) !== value) return `${path} was replaced or removed`;
  for (const [client, clock] of after.vector) {
    if ((before.vector.get(client) ?? 0) === clock) continue;
    if (owners.get(client) !== person.person) return `wrote as ${client}, who is somebody else`;
    if (person.role === 'observer') return 'an observer wrote';
  }
  for (const client of before.vector.keys())
    if (!after.vector.has(client)) return 'a clientID was lost';
  for (const [path, value] of after.lifted)
    if (before.lifted.get(path) !== value && JSON.parse(value).by !== person.person)
      return `${path} in the name of somebody else`;
  if (board.store.pendingStructs !== null || board.store.pendingDs !== null) return 'pending';
  return misshapen(board);
}

function misshapen(board: Y.Doc): string | null {
  for (const root of board.share.keys()) if (!ROOTS.includes(root)) return `unknown root ${root}`;
  for (const [id, entry] of board.getMap('features')) {
    if (!ULID.test(id)) return 'feature id';
    const wrong = wrongEntry(entry, FIELDS.features ?? [], ['kind', 'note', 'props']);
    if (wrong !== null) return `feature: ${wrong}`;
  }
  for (const [id, entry] of board.getMap('drafts')) {
    if (!ULID.test(id)) return 'draft id';
    const kind: unknown = entry instanceof Y.Map ? entry.get('kind') : undefined;
    const wrong = wrongEntry(entry, FIELDS[String(kind)] ?? [], ['kind', 'title']);
    if (wrong !== null) return `draft: ${wrong}`;
  }
  for (const [id, entry] of board.getMap('layers')) {
    if (!ULID.test(id)) return 'layer id';
    const wrong = wrongEntry(entry, FIELDS.layer ?? [], []);
    if (wrong !== null) return `layer: ${wrong}`;
  }
  return null;
}

function wrongEntry(
  entry: unknown,
  fields: readonly string[],
  required: readonly string[],
): string | null {
  if (!(entry instanceof Y.Map)) return 'not a map';
  for (const key of required) if (!entry.has(key)) return `lacks ${key}`;
  for (const [key, value] of entry) {
    if (!fields.includes(key)) return `has ${key}`;
    const wrong = TEXTS.has(key)
      ? wrongText(value)
      : MAPS.has(key)
        ? wrongMap(value, key)
        : wrongValue(key, value);
    if (wrong !== null) return `${key}: ${wrong}`;
  }
  return null;
}

function wrongText(value: unknown): string | null {
  if (!(value instanceof Y.Text)) return 'not a text';
  for (const part of value.toDelta() as { insert: unknown; attributes?: unknown }[])
    if (typeof part.insert !== 'string' || part.attributes !== undefined) return 'not plain';
  if (Object.keys(value.getAttributes()).length > 0) return 'attributes';
  return value.length > 100_000 ? 'too long' : null;
}

function wrongMap(value: unknown, field: string): string | null {
  if (!(value instanceof Y.Map)) return 'not a map';
  if (value.size > 64) return 'too many';
  for (const [key, member] of value) {
    if (key in Object.prototype) return 'born key';
    if (field === 'options') {
      const wrong = ULID.test(key) ? wrongEntry(member, FIELDS.option ?? [], ['text']) : 'id';
      if (wrong !== null) return wrong;
    } else if (member !== null && typeof member === 'object') return 'not plain';
  }
  return null;
}

function wrongValue(key: string, value: unknown): string | null {
  if (value instanceof Y.AbstractType) return 'a type';
  if (!isJson(value, 0)) return 'not JSON';
  if (key === 'geom') return numbersIn(value).every((n) => Math.abs(n) < 2.1e7) ? null : 'far off';
  if (key === 'symbol') {
    const code = (value as { sidc?: unknown } | null)?.sidc;
    return typeof code === 'string' && [15, 20, 30].includes(code.length) ? null : 'no code';
  }
  if (key === 'links' || key === 'checkpoints')
    return Array.isArray(value) && value.length <= 200 ? null : 'no list';
  if (key === 'lock' || key === 'hide') return typeof value === 'boolean' ? null : 'no flag';
  if (key === 'label' || key === 'owner' || key === 'name')
    return typeof value === 'string' ? null : 'no string';
  return null;
}

function isJson(value: unknown, depth: number): boolean {
  if (depth > 10) return false;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(
    ([key, item]) => key !== '__proto__' && isJson(item, depth + 1),
  );
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

import type { z } from 'zod';
import type { Random } from '../board/random.ts';
import { sampleOf } from './from-pattern.ts';

/** What generated values may speak of, so that by chance they speak of something that exists. */
export interface Pool {
  /** A ULID for member `key`: of a thing in this room, in another room, or of nothing. */
  id(key: string): string;
  /** 64 hexadecimal digits: a hash that means something, or nothing. */
  hash(): string;
  /** ms UTC. */
  instant(): number;
  /** Whole values that have once stood in a member of this name, e.g. a decision's version. */
  known(key: string): readonly unknown[];
}

/** What zod tells of a schema; only what is read here. */
interface Def {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly entries?: Record<string, unknown>;
  readonly values?: readonly unknown[];
  readonly checks?: readonly { _zod: { def: Record<string, unknown> } }[];
}
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** A figure of the first check that has one. */
function bound(def: Def, check: string, name: string): number | undefined {
  for (const { _zod } of def.checks ?? [])
    if (_zod.def['check'] === check) return Number(_zod.def[name]);
  return undefined;
}

const WORDS = ['convoi', 'міст', 'river', '𐍈', 'a\u0301', '10:42Z', '±', ' crossing '];
/**
 * A value that `schema` accepts, whatever it is: a new type of command is covered as soon as it is
 * in BODIES.
 * @throws Error when a schema is met that this does not know: teach it, do not leave it out
 */
export function valueOf(schema: z.ZodType, key: string, random: Random, pool: Pool): unknown {
  const known = pool.known(key);
  if (known.length > 0 && random.chance(0.7)) {
    const value = random.pick(known);
    if (schema.safeParse(value).success) return value;
  }
  for (let attempt = 0; attempt < 40; attempt++) {
    const value = candidate(schema, key, random, pool);
    if (schema.safeParse(value).success) return value;
  }
  throw new Error(`from-schema.ts makes no value for ${key} (${defOf(schema).type})`);
}

function candidate(schema: z.ZodType, key: string, random: Random, pool: Pool): unknown {
  const def = defOf(schema);
  const inner = (one: z.ZodType | undefined): unknown =>
    valueOf(one as z.ZodType, key, random, pool);
  switch (def.type) {
    case 'object':
      return members(def.shape ?? {}, random, pool);
    case 'string':
      return stringFor(schema, key, random, pool);
    case 'number':
      return numberFor(def, random, pool);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'literal':
      return random.pick(def.values ?? []);
    case 'enum':
      return random.pick(Object.values(def.entries ?? {}));
    case 'array': {
      const most = bound(def, 'max_length', 'maximum') ?? 4;
      const least = bound(def, 'min_length', 'minimum') ?? 0;
      const count = Math.max(least, random.below(Math.min(most, 3) + 1));
      return Array.from({ length: count }, () => inner(def.element));
    }
    case 'tuple':
      return (def.items ?? []).map((item) => inner(item));
    case 'record':
      return { [String(inner(def.keyType))]: inner(def.valueType) };
    case 'union':
      return inner(random.pick(def.options ?? []));
    case 'nullable':
      return random.chance(0.3) ? null : inner(def.innerType);
    case 'optional':
    case 'default':
    case 'readonly':
      return inner(def.innerType);
    case 'pipe':
      return inner(def.in);
    case 'lazy':
      return inner(def.getter?.());
    default:
      throw new Error(`from-schema.ts does not know ${def.type}, in ${key}`);
  }
}

function members(shape: Record<string, z.ZodType>, random: Random, pool: Pool): object {
  const made: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    if (defOf(schema).type === 'optional' && random.chance(0.6)) continue;
    made[key] = valueOf(schema, key, random, pool);
  }
  return made;
}

function stringFor(schema: z.ZodType, key: string, random: Random, pool: Pool): string {
  const def = defOf(schema);
  const form = def.checks?.find(({ _zod }) => _zod.def['check'] === 'string_format');
  if (form) {
    const { pattern } = form._zod.def as { pattern?: RegExp };
    const forms = [pool.id(key), pool.hash(), pattern ? sampleOf(pattern, random) : ''];
    return forms.find((one) => schema.safeParse(one).success) ?? '';
  }
  const most = bound(def, 'max_length', 'maximum') ?? 60;
  const least = bound(def, 'min_length', 'minimum') ?? 0;
  if (random.chance(0.03)) return 'x'.repeat(Math.min(most, 60_000));
  let text = '';
  for (let left = 1 + random.below(4); left > 0; left--) text += `${random.pick(WORDS)} `;
  return text.padEnd(least, '.').slice(0, most);
}

function numberFor(def: Def, random: Random, pool: Pool): number {
  const least = bound(def, 'greater_than', 'value') ?? -1_000;
  const most = bound(def, 'less_than', 'value') ?? 8e15;
  // So wide a range is that of instants.
  if (most > 1e12 && random.chance(0.9)) return pool.instant();
  return Math.round(least + random.next() * Math.min(most - least, 1_000));
}

/** What the operator writes in MAPS_FILE: a JSON list, one entry a map. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { COLOURS } from '../../shared/room/board/shape.ts';

const MAX_ZOOM = 22;

const words = z.string().trim().min(1).max(120);
const common = {
  id: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,39}$/,
      'must be lower case letters, digits and hyphens, 40 at most',
    )
    .refine((id) => !id.startsWith('accord'), "must not begin with 'accord', as built-in maps do"),
  /** One name for all, or one a language. */
  name: z.union([
    words.transform((all) => ({ en: all, fr: all, uk: all })),
    z.strictObject({ en: words, fr: words, uk: words }),
  ]),
  attribution: z.string().trim().max(300).default(''),
  minZoom: z.int().min(0).max(MAX_ZOOM).default(0),
  maxZoom: z.int().min(0).max(MAX_ZOOM).optional(),
  opacity: z.number().min(0).max(1).default(1),
  overlay: z.boolean().default(false),
  classification: z.string().trim().max(60).default(''),
};

/** Where requests go is settled here and nowhere else: no part of it ever comes from a browser. */
const address = z.string().max(2_000).refine(isAddress, {
  message: 'must be an http or https address without a user, a password or a fragment',
});
function isAddress(text: string): boolean {
  // Braces of a template are no part of a host.
  const plain = text.replaceAll(/\{-?[zxy]\}/g, '0');
  if (!URL.canParse(plain)) return false;
  const url = new URL(plain);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash;
}
const tileSize = z.literal([256, 512]).default(256);

const pmtiles = z.strictObject({ ...common, kind: z.literal('pmtiles'), file: z.string().min(1) });
const xyz = z.strictObject({
  ...common,
  kind: z.literal('xyz'),
  url: address
    .refine((url) => url.includes('{z}') && url.includes('{x}'), 'must contain {z}, {x} and {y}')
    .refine((url) => /\{-?y\}/.test(url), 'must contain {y}, or {-y} for rows from the south')
    .refine((url) => !/\{/.test(url.split('/').slice(0, 3).join('/')), 'must name one host'),
  tileSize,
});
const wms = z.strictObject({
  ...common,
  kind: z.literal('wms'),
  url: address,
  layers: z.string().min(1).max(500),
  styles: z.string().max(500).default(''),
  version: z.enum(['1.1.1', '1.3.0']).default('1.3.0'),
  format: z.enum(['image/png', 'image/jpeg', 'image/webp']).default('image/png'),
  tileSize,
});

/** Read-only objects, always laid over a basemap. */
const objects = z.strictObject({
  ...common,
  kind: z.literal('objects'),
  overlay: z.literal(true).default(true),
  file: z.string().min(1),
  colour: z.enum(COLOURS).default('neutral'),
});

export const mapSourceSchema = z
  .discriminatedUnion('kind', [pmtiles, xyz, wms, objects])
  .refine(({ minZoom, maxZoom }) => minZoom <= (maxZoom ?? MAX_ZOOM), {
    message: 'must not be greater than maxZoom',
    path: ['minZoom'],
  });
export type MapSource = z.output<typeof mapSourceSchema>;
/** A map server's. */
export type TileSource = Extract<MapSource, { kind: 'xyz' | 'wms' }>;

/**
 * Reads the operator's list; `file` paths are relative to it (SPEC 9.160).
 * @returns the maps, and a sentence for every entry that cannot be used
 */
export function readMaps(listFile: string): { maps: MapSource[]; problems: string[] } {
  const failed = (problem: string) => ({ maps: [], problems: [problem] });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(listFile, 'utf8'));
  } catch (error) {
    return failed(error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read');
  }
  if (!Array.isArray(content)) return failed('it must be a list');
  const maps: MapSource[] = [];
  const problems: string[] = [];
  for (const [at, entry] of content.entries()) {
    const parsed = mapSourceSchema.safeParse(entry);
    if (!parsed.success) {
      problems.push(`${titleOf(entry, at)}: ${describe(parsed.error.issues)}`);
      continue;
    }
    const map = parsed.data;
    if (maps.some((other) => other.id === map.id))
      problems.push(`${titleOf(entry, at)}: id is taken by an entry before it`);
    else if ('file' in map)
      maps.push({ ...map, file: path.resolve(path.dirname(listFile), map.file) });
    else maps.push(map);
  }
  return { maps, problems };
}

function titleOf(entry: unknown, at: number): string {
  const id = (entry as { id?: unknown } | null)?.id;
  return typeof id === 'string'
    ? `entry ${at + 1} (${JSON.stringify(id.slice(0, 40))})`
    : `entry ${at + 1}`;
}

/** Every mistake of an entry in one sentence; values are left out, addresses may hold a key. */
function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .map((issue) => {
      const where = issue.path.join('.');
      if (issue.code === 'unrecognized_keys') return `unknown ${issue.keys.join(', ')}`;
      if (issue.code === 'invalid_union' && where === 'kind')
        return "kind must be 'pmtiles', 'xyz', 'wms' or 'objects'";
      return `${where || 'it'} ${issue.message.replace(/^Invalid input: /, '')}`;
    })
    .join('; ');
}

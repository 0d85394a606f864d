import { fold, keysOf } from '../places/fold.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { OTHER_WORDS } from './other-words.ts';

/** One symbol that can be picked. */
export interface CatalogueEntry {
  readonly set: string;
  readonly entity: string;
  readonly geometry: 'point' | 'line' | 'area';
  readonly names: Readonly<Record<Language, string>>;
  /** Named in three languages: one of those that staffs use. */
  readonly usual: boolean;
}

interface Indexed extends CatalogueEntry {
  /** Folded names of all languages and other words for it, and folded from each of their later words on. */
  readonly keys: readonly string[];
}

const GEOMETRY = { P: 'point', L: 'line', A: 'area' } as const;
let loading: Promise<readonly CatalogueEntry[]> | null = null;

function readRow([
  set = '',
  entity = '',
  geometry = 'P',
  en = '',
  fr,
  uk,
]: readonly string[]): Indexed {
  const names = { en, fr: fr ?? en, uk: uk ?? en };
  const also = OTHER_WORDS[set + entity] ?? [];
  const keys = new Set([...Object.values(names), ...also].flatMap(keysOf));
  return {
    set,
    entity,
    geometry: GEOMETRY[geometry as keyof typeof GEOMETRY],
    names,
    usual: fr !== undefined,
    keys: [...keys],
  };
}

/** @param rows set, entity, geometry (`P`, `L`, `A`), then names: English, French, Ukrainian */
export function readCatalogue(rows: readonly (readonly string[])[]): readonly CatalogueEntry[] {
  return rows.map(readRow);
}

/** All symbols, the usual ones first. Fetched with the first asking. */
export function loadCatalogue(): Promise<readonly CatalogueEntry[]> {
  loading ??= fetch(new URL('./catalogue.json', import.meta.url))
    .then((answer) => answer.json() as Promise<string[][]>)
    .then(readCatalogue);
  loading.catch(() => (loading = null));
  return loading;
}

/** Sets of symbols in the order in which staffs want them: units, control measures, events, places. */
const SETS = ['10', '25', '40', '20', '15'];

/** The usual ones, before anything is asked for. */
function offered(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const place = ({ set }: CatalogueEntry): number =>
    SETS.includes(set) ? SETS.indexOf(set) : SETS.length;
  return entries.filter(({ usual }) => usual).sort((a, b) => place(a) - place(b));
}

/**
 * Entries whose name in any language has a word that begins so, those where the name itself does
 * first, the usual before the rest. Every word of the query must be found, whatever its accents,
 * alphabet or spelling (fold.ts). No query: the usual ones.
 */
export function findSymbols(
  entries: readonly CatalogueEntry[],
  query: string,
  limit = 60,
): readonly CatalogueEntry[] {
  const wanted = query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
  if (wanted.length === 0) return offered(entries).slice(0, limit);
  const whole = fold(query);
  const found: { entry: CatalogueEntry; rank: number }[] = [];
  for (const entry of entries as readonly Indexed[]) {
    if (!wanted.every((word) => entry.keys.some((key) => key.startsWith(word)))) continue;
    const exact = Object.values(entry.names).some((name) => fold(name) === whole);
    const begins = Object.values(entry.names).some((name) => fold(name).startsWith(whole));
    found.push({ entry, rank: (exact ? 0 : begins ? 1 : 2) + (entry.usual ? 0 : 3) });
  }
  found.sort((a, b) => a.rank - b.rank);
  return found.slice(0, limit).map(({ entry }) => entry);
}

/** The entry of a number code; undefined for letter codes and for what is not in the catalogue. */
export function entryOf(
  entries: readonly CatalogueEntry[],
  sidc: string,
): CatalogueEntry | undefined {
  const [set, entity] = [sidc.slice(4, 6), sidc.slice(10, 16)];
  return entries.find((entry) => entry.set === set && entry.entity === entity);
}

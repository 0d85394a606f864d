import type { FeatureSymbol } from '../../../shared/room/board/shape.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { readCode, withAffiliation, writeCode, type Affiliation, type SymbolCode } from './sidc.ts';

/** What has been chosen in the picker so far. Pure; the picker shows it and asks for changes. */
export interface SymbolChoice {
  readonly symbol: FeatureSymbol;
  readonly geometry: 'point' | 'line' | 'area';
}

/** What a picker begins with: infantry, friend. */
const FIRST: SymbolCode = {
  affiliation: 'friend',
  set: '10',
  entity: '121100',
  planned: false,
  headquarters: false,
  taskForce: false,
  feint: false,
  echelon: 'none',
  modifiers: ['00', '00'],
};
export const FIRST_CHOICE: SymbolChoice = {
  symbol: { sidc: writeCode(FIRST) },
  geometry: 'point',
};

/** Another entry of the catalogue; affiliation and words stay, a unit's echelon stays a unit's. */
export function choosing(choice: SymbolChoice, entry: CatalogueEntry): SymbolChoice {
  const before = readCode(choice.symbol.sidc) ?? FIRST;
  const unit = entry.set === '10';
  const boundary = entry.geometry === 'line';
  const code: SymbolCode = {
    ...before,
    set: entry.set,
    entity: entry.entity,
    modifiers: ['00', '00'],
    echelon: unit || boundary ? before.echelon : 'none',
    ...(unit ? {} : { headquarters: false, taskForce: false, feint: false }),
  };
  const { symbol } = choice;
  return { symbol: { ...symbol, sidc: writeCode(code) }, geometry: entry.geometry };
}

/** Parts of a number code; a letter code has none that we write. */
export function recoded(choice: SymbolChoice, change: Partial<SymbolCode>): SymbolChoice {
  const { symbol } = choice;
  const code = readCode(symbol.sidc);
  if (!code) return choice;
  return { ...choice, symbol: { ...symbol, sidc: writeCode({ ...code, ...change }) } };
}

export function affiliated(choice: SymbolChoice, affiliation: Affiliation): SymbolChoice {
  const { symbol } = choice;
  return { ...choice, symbol: { ...symbol, sidc: withAffiliation(symbol.sidc, affiliation) } };
}

/** The words of a field amplifier; empty: none. */
export function worded(choice: SymbolChoice, letter: string, words: string): SymbolChoice {
  const { modifiers = {}, ...symbol } = choice.symbol;
  const said = words.trim().slice(0, 64);
  const all = Object.entries({ ...modifiers, [letter]: said }).filter(([, text]) => text !== '');
  if (all.length === 0) return { ...choice, symbol };
  return { ...choice, symbol: { ...symbol, modifiers: Object.fromEntries(all) } };
}

/** @param degrees clockwise from north; null: it does not move */
export function directed(choice: SymbolChoice, degrees: number | null): SymbolChoice {
  const { sidc, modifiers } = choice.symbol;
  const symbol = { sidc, ...(modifiers ? { modifiers } : {}) };
  if (degrees === null || !Number.isFinite(degrees)) return { ...choice, symbol };
  return { ...choice, symbol: { ...symbol, direction: ((degrees % 360) + 360) % 360 } };
}

import type { SymbolOptions } from 'milsymbol';
import type { FeatureSymbol } from '../../../shared/room/board/shape.ts';
import { milsymbol } from './library.ts';

/** Field amplifiers by their letters (APP-6(D) §1.6.3) as milsymbol names them. */
const FIELDS: Readonly<Record<string, keyof SymbolOptions>> = {
  C: 'quantity',
  F: 'reinforcedReduced',
  G: 'staffComments',
  H: 'additionalInformation',
  J: 'evaluationRating',
  K: 'combatEffectiveness',
  L: 'signatureEquipment',
  M: 'higherFormation',
  N: 'hostile',
  P: 'iffSif',
  T: 'uniqueDesignation',
  V: 'type',
  W: 'dtg',
  X: 'altitudeDepth',
  Y: 'location',
  Z: 'speed',
  AA: 'specialHeadquarters',
};

export interface SymbolLook {
  /** Height of a unit's frame, about, CSS px. */
  readonly size: number;
  /** Field amplifiers around the symbol. */
  readonly fields: boolean;
  readonly outline: { readonly colour: string; readonly width: number } | null;
  readonly ink: string;
}

/** What milsymbol is asked for: nothing of ours changes the symbol itself. */
export function optionsOf(symbol: FeatureSymbol, look: SymbolLook): SymbolOptions {
  const options: Record<string, unknown> = {
    size: look.size,
    infoFields: look.fields,
    infoColor: look.ink,
    ...(symbol.direction === undefined ? {} : { direction: symbol.direction }),
    ...(look.outline
      ? { outlineColor: look.outline.colour, outlineWidth: look.outline.width }
      : {}),
  };
  for (const [letter, words] of Object.entries(symbol.modifiers ?? {})) {
    const name = FIELDS[letter];
    if (name && words !== '') options[name] = words;
  }
  return options as SymbolOptions;
}

export interface DrawnSymbol {
  readonly canvas: HTMLCanvasElement;
  /** Where on the canvas the place is that the symbol marks, device px. */
  readonly anchor: readonly [number, number];
}

/** The symbol as milsymbol draws it; null while the library is not here, or knows no such code. */
export function drawSymbol(
  symbol: FeatureSymbol,
  look: SymbolLook,
  ratio: number,
): DrawnSymbol | null {
  const library = milsymbol.now();
  if (!library) return null;
  const drawn = new library.Symbol(symbol.sidc, optionsOf(symbol, look));
  if (!drawn.isValid()) return null;
  const { x, y } = drawn.getAnchor();
  return { canvas: drawn.asCanvas(ratio), anchor: [x * ratio, y * ratio] };
}

/** The symbol as a picture for lists; empty when there is none to show. */
export function symbolImage(symbol: FeatureSymbol, size: number): string {
  const library = milsymbol.now();
  if (!library) return '';
  const look = { size, fields: false, outline: null, ink: '#000' };
  const drawn = new library.Symbol(symbol.sidc, optionsOf(symbol, look));
  return drawn.isValid() ? drawn.toDataURL() : '';
}

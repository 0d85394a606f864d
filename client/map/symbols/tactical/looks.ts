/**
 * What sets one tactical line or area from another, by the entity of its code (set 25 of APP-6(D)).
 * A look is an abbreviation, where it stands, and a pattern along the line. What is not listed is
 * drawn as a plain line or area with its label.
 */

/** Patterns that run along a line or an outline. */
export type Pattern =
  /** Half circles towards the enemy (to the left of the direction of drawing). */
  | 'scallops'
  /** Teeth, to the left. */
  | 'teeth'
  /** Battlements, to the left. */
  | 'battlements'
  /** Short strokes across, to the left. */
  | 'ticks'
  /** Mines: discs along the line. */
  | 'discs'
  /** Crosses along the line. */
  | 'crosses';

export interface TacticalLook {
  /** Before the name: `PL`, `OBJ`, `AA`. The same in every language: it is the standard's. */
  readonly letters?: string;
  readonly pattern?: Pattern;
  /** Hollow arrow around the line, for axes; a head at its end, for directions. */
  readonly arrow?: 'axis' | 'axis-main' | 'head' | 'head-main';
  /** Echelon in the middle of the line, for boundaries. */
  readonly echelon?: true;
  readonly dashed?: true;
  /** Fill of an area with strokes. */
  readonly hatch?: 'rising' | 'cross';
}

const areas = (...rows: [entity: string, letters: string][]): [string, TacticalLook][] =>
  rows.map(([entity, letters]) => [entity, { letters }]);

export const LOOKS: ReadonlyMap<string, TacticalLook> = new Map<string, TacticalLook>([
  // lines
  ['110100', { echelon: true }],
  ['110200', { letters: 'LL' }],
  ['110300', { letters: 'EWL' }],
  ['140100', { pattern: 'scallops' }],
  ['140300', { letters: 'PL' }],
  ['140400', { letters: 'FEBA' }],
  ['140600', { arrow: 'head' }],
  ['140601', { arrow: 'head' }],
  ['140602', { arrow: 'head-main' }],
  ['140603', { arrow: 'head' }],
  ['140605', { arrow: 'head', dashed: true }],
  ['140700', { letters: 'FCL' }],
  ['140900', { letters: 'LOA' }],
  ['141000', { letters: 'LD' }],
  ['141100', { letters: 'LD/LC' }],
  ['141200', { letters: 'PLD', dashed: true }],
  ['141300', { letters: 'AIRHEAD' }],
  ['141400', { letters: 'BL' }],
  ['141500', { letters: 'HL' }],
  ['141600', { letters: 'RL' }],
  ['151401', { arrow: 'axis' }],
  ['151402', { arrow: 'axis' }],
  ['151403', { arrow: 'axis-main' }],
  ['151404', { arrow: 'axis' }],
  ['260100', { letters: 'FSCL' }],
  ['260200', { letters: 'CFL', dashed: true }],
  ['260300', { letters: 'NFL' }],
  ['260400', { letters: 'BCL' }],
  ['260500', { letters: 'RFL' }],
  ['290100', { pattern: 'teeth' }],
  // areas
  ...areas(
    ['120100', 'AO'],
    ['120200', 'NAI'],
    ['120300', 'TAI'],
    ['150200', 'AA'],
    ['150300', 'AA'],
    ['150600', 'DZ'],
    ['150700', 'EZ'],
    ['150800', 'LZ'],
    ['150900', 'PZ'],
    ['151200', 'BP'],
    ['151300', 'EA'],
    ['151500', 'ASLT PSN'],
    ['151600', 'ATK PSN'],
    ['151700', 'OBJ'],
    ['171000', 'ROZ'],
    ['172000', 'WFZ'],
    ['240101', 'ACA'],
    ['240201', 'FFA'],
    ['240401', 'RFA'],
    ['270300', 'FREE'],
    ['271000', 'UXO'],
  ),
  ['150300', { letters: 'AA' }],
  ['151000', { pattern: 'battlements' }],
  ['151100', { hatch: 'rising' }],
  ['151203', { letters: 'SP', pattern: 'ticks' }],
  ['240301', { letters: 'NFA', hatch: 'rising' }],
  ['270100', { pattern: 'teeth' }],
  ['270200', { pattern: 'teeth', dashed: true }],
  ['270701', { letters: 'M', pattern: 'discs' }],
  ['270707', { letters: 'M', pattern: 'discs' }],
  ['270800', { letters: 'M', pattern: 'crosses' }],
]);

const PLAIN: TacticalLook = {};

/** The look of a code's entity, by digits; of letter codes: plain. */
export function lookOf(sidc: string): TacticalLook {
  if (!/^\d{20}/.test(sidc) || sidc.slice(4, 6) !== '25') return PLAIN;
  return LOOKS.get(sidc.slice(10, 16)) ?? PLAIN;
}

/** Strokes or signs of an echelon on a boundary (APP-6(D) table 2-5). */
export const ECHELON_SIGNS: Readonly<Record<string, string>> = {
  '11': 'Ø',
  '12': '●',
  '13': '●●',
  '14': '●●●',
  '15': 'I',
  '16': 'II',
  '17': 'III',
  '18': 'X',
  '21': 'XX',
  '22': 'XXX',
  '23': 'XXXX',
};

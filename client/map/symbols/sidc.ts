/**
 * The number code of a symbol (APP-6(D), MIL-STD-2525D §A.5): twenty digits, each with a place.
 * Letter codes (APP-6(B), 2525C) are kept and drawn as they are; of those only the affiliation can
 * be exchanged.
 */

/** Standard identities, in the order that they are offered. */
export const AFFILIATIONS = [
  'friend',
  'hostile',
  'neutral',
  'unknown',
  'assumed',
  'suspect',
] as const;
export type Affiliation = (typeof AFFILIATIONS)[number];
const IDENTITY: Readonly<Record<Affiliation, { digit: string; letter: string }>> = {
  friend: { digit: '3', letter: 'F' },
  hostile: { digit: '6', letter: 'H' },
  neutral: { digit: '4', letter: 'N' },
  unknown: { digit: '1', letter: 'U' },
  assumed: { digit: '2', letter: 'A' },
  suspect: { digit: '5', letter: 'S' },
};

/** Sizes of units: the tenth digits 1x and 2x of 2525D table A-III. */
export const ECHELONS = [
  'none',
  'team',
  'squad',
  'section',
  'platoon',
  'company',
  'battalion',
  'regiment',
  'brigade',
  'division',
  'corps',
  'army',
] as const;
export type Echelon = (typeof ECHELONS)[number];
const ECHELON: Readonly<Record<Echelon, string>> = {
  none: '00',
  team: '11',
  squad: '12',
  section: '13',
  platoon: '14',
  company: '15',
  battalion: '16',
  regiment: '17',
  brigade: '18',
  division: '21',
  corps: '22',
  army: '23',
};

export interface SymbolCode {
  readonly affiliation: Affiliation;
  /** Two digits: `10` land units, `15` equipment, `20` installations, `25` control measures … */
  readonly set: string;
  /** Six digits. */
  readonly entity: string;
  readonly planned: boolean;
  readonly headquarters: boolean;
  readonly taskForce: boolean;
  readonly feint: boolean;
  readonly echelon: Echelon;
  /** Two digits each: the modifiers above and below the icon. */
  readonly modifiers: readonly [string, string];
}

/** Headquarters, task force, feint: one digit, its bits in this order of the table (A-II). */
function statusDigit({ headquarters, taskForce, feint }: SymbolCode): string {
  return String((feint ? 1 : 0) + (headquarters ? 2 : 0) + (taskForce ? 4 : 0));
}

/** The twenty digits of `code`. */
export function writeCode(code: SymbolCode): string {
  return [
    '10',
    '0',
    IDENTITY[code.affiliation].digit,
    code.set,
    code.planned ? '1' : '0',
    statusDigit(code),
    ECHELON[code.echelon],
    code.entity,
    ...code.modifiers,
  ].join('');
}

const keyOf = <K extends string, V>(record: Readonly<Record<K, V>>, test: (value: V) => boolean) =>
  (Object.keys(record) as K[]).find((key) => test(record[key]));

/** What a number code says; null for letter codes and for codes of places that we do not offer. */
export function readCode(sidc: string): SymbolCode | null {
  if (!/^\d{20}(?:\d{10})?$/.test(sidc)) return null;
  const affiliation = keyOf(IDENTITY, ({ digit }) => digit === sidc[3]);
  const status = Number(sidc[7]);
  return {
    affiliation: affiliation ?? 'unknown',
    set: sidc.slice(4, 6),
    planned: sidc[6] === '1',
    feint: (status & 1) !== 0,
    headquarters: (status & 2) !== 0,
    taskForce: (status & 4) !== 0,
    echelon: keyOf(ECHELON, (digits) => digits === sidc.slice(8, 10)) ?? 'none',
    entity: sidc.slice(10, 16),
    modifiers: [sidc.slice(16, 18), sidc.slice(18, 20)],
  };
}

/** `sidc` with another affiliation, be it of digits or letters. */
export function withAffiliation(sidc: string, affiliation: Affiliation): string {
  const { digit, letter } = IDENTITY[affiliation];
  if (/^\d/.test(sidc)) return sidc.slice(0, 3) + digit + sidc.slice(4);
  return sidc[0] + letter + sidc.slice(2);
}

/** Of either kind of code; unknown when it says none that we offer. */
export function affiliationOf(sidc: string): Affiliation {
  const number = readCode(sidc);
  if (number) return number.affiliation;
  return keyOf(IDENTITY, ({ letter }) => letter === sidc[1]) ?? 'unknown';
}

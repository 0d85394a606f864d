/** Latitude and longitude in degrees, minutes, seconds: the loose half of reading coordinates. */
import type { LonLat } from '../../../shared/room/board/shape.ts';
import { failed, type Parsed } from './parsed.ts';

/** Hemispheres in three languages, longest first; the `ш.` and `д.` of `пн. ш.`, `сх. д.` fall away. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(LATITUDE|LONGITUDE|LAT|LONG|LON|ШИРОТА|ДОВГОТА)\.?:?/g, ' '],
  [/(ПІВНІЧНА|ПІВНІЧ|ПН|NORTH|NORD)\.? ?(Ш\.?)?/g, 'N'],
  [/(ПІВДЕННА|ПІВДЕНЬ|ПД|SOUTH|SUD)\.? ?(Ш\.?)?/g, 'S'],
  [/(ЗАХІДНА|ЗАХІД|ЗХ|WEST|OUEST)\.? ?(Д\.?)?/g, 'W'],
  [/(СХІДНА|СХІД|СХ|EAST|EST)\.? ?(Д\.?)?/g, 'E'],
  // French writes O for ouest; a zero is never alone between letters and signs.
  [/O/g, 'W'],
  [/[º˚]/g, '°'],
  [/''|[″”“"]/g, ' '],
  [/[′’ʼ‘ʹ'´`]/g, ' '],
  [/[−–—]/g, '-'],
];

interface Half {
  readonly numbers: readonly string[];
  readonly letter: string;
}

/** @param text upper case @returns null when there are letters that no coordinate has */
export function readAngles(text: string): Parsed | null {
  let plain = text;
  for (const [pattern, by] of WORDS) plain = plain.replaceAll(pattern, by);
  plain = withPoints(plain);
  if (!/^[\d\s.°;NSEW+-]*$/.test(plain)) return null;
  const tokens = plain.match(/[NSEW]|[-+]?\d+(?:\.\d+)?/g) ?? [];
  const halves = split(tokens, plain);
  if (!halves) return failed('pair');
  const [first, second] = halves;
  const eastFirst = /[EW]/.test(first.letter) || /[NS]/.test(second.letter);
  const [north, east] = eastFirst ? [second, first] : [first, second];
  if (/[EW]/.test(north.letter) || /[NS]/.test(east.letter)) return failed('hemispheres');
  const [lat, lon] = [angle(north, 2), angle(east, 3)];
  if (typeof lat !== 'number') return failed(lat);
  if (typeof lon !== 'number') return failed(lon);
  if (Math.abs(lat) > 90) return failed('latitude');
  if (Math.abs(lon) > 180) return failed('longitude');
  const most = Math.max(parts(north), parts(east));
  const format = most === 1 ? 'dd' : most === 2 ? 'dm' : 'dms';
  return { ok: true, at: [lon, lat] satisfies LonLat, format };
}

/** Commas are decimal signs or separators: `48,45 35,04`, `48.45, 35.04`, `48,45, 35,04`, `48, 35`. */
function withPoints(text: string): string {
  const spaced = text.replaceAll(/,(?=\s|$)/g, ' ').replaceAll(/;/g, ' ');
  const tight = [...spaced.matchAll(/\d,\d/g)].length;
  if (/\d\.\d/.test(spaced) || tight === 0) return spaced.replaceAll(',', ' ');
  // One comma between two whole numbers parts them; of three the middle one does.
  const numbers = spaced.match(/\d+(,\d+)*/g) ?? [];
  if (tight === 1 && numbers.length === 1) return spaced.replace(',', ' ');
  if (tight === 3 && numbers.length === 1)
    return spaced.replace(/(\d+),(\d+),([-+]?\d+),(\d+)/, '$1.$2 $3.$4');
  return spaced.replaceAll(',', '.');
}

function split(tokens: readonly string[], text: string): [Half, Half] | null {
  const letters = tokens.filter((token) => /[NSEW]/.test(token));
  const numbers = tokens.filter((token) => !/[NSEW]/.test(token));
  if (letters.length === 2) {
    const leads = /[NSEW]/.test(tokens[0] ?? '');
    const ends = /[NSEW]/.test(tokens.at(-1) ?? '');
    if (leads === ends) return null;
    const cut = leads
      ? tokens.findIndex((token, i) => i > 0 && /[NSEW]/.test(token))
      : tokens.findIndex((token) => /[NSEW]/.test(token)) + 1;
    const half = (part: readonly string[]): Half => ({
      numbers: part.filter((token) => !/[NSEW]/.test(token)),
      letter: part.find((token) => /[NSEW]/.test(token)) ?? '',
    });
    const [a, b] = [half(tokens.slice(0, cut)), half(tokens.slice(cut))];
    return a.numbers.length > 0 && b.numbers.length > 0 ? [a, b] : null;
  }
  if (letters.length > 0) return null;
  // Without letters, latitude comes first; a degree sign says where the second begins.
  const marks = [...text.matchAll(/([-+]?\d+(?:\.\d+)?)\s*°/g)];
  const second = marks[1];
  const before = second
    ? (text.slice(0, second.index).match(/\d+(?:\.\d+)?/g) ?? []).length
    : numbers.length / 2;
  if (!Number.isInteger(before) || before < 1 || before > 3 || numbers.length - before > 3)
    return null;
  if (numbers.length - before < 1) return null;
  return [
    { numbers: numbers.slice(0, before), letter: '' },
    { numbers: numbers.slice(before), letter: '' },
  ];
}

/** `4827` with a letter is 48° 27′, `0350200` is 35° 02′ 00″. @param width digits of whole degrees */
function apart({ numbers, letter }: Half, width: number): readonly string[] {
  const [only = ''] = numbers;
  if (numbers.length !== 1 || letter === '') return numbers;
  const packed = new RegExp(`^(\\d{${width}})(\\d\\d)(\\d\\d)?(\\.\\d+)?$`).exec(only);
  if (!packed) return numbers;
  const [, degrees = '', minutes = '', seconds, rest = ''] = packed;
  return seconds ? [degrees, minutes, seconds + rest] : [degrees, minutes + rest];
}

const parts = (half: Half): number => half.numbers.length;

function angle(half: Half, width: number): number | 'pair' | 'minutes' | 'hemispheres' {
  const numbers = apart(half, width);
  if (numbers.length > 3) return 'pair';
  const [degrees = '', minutes = '0', seconds = '0'] = numbers;
  if (/[-+]/.test(degrees) && half.letter !== '') return 'hemispheres';
  const broken = numbers.slice(0, -1).some((part) => part.includes('.'));
  if (broken || /[-+]/.test(minutes + seconds)) return 'minutes';
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return 'minutes';
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3_600;
  return degrees.startsWith('-') || /[SW]/.test(half.letter) ? -size : size;
}

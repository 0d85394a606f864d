/** Reads coordinates as people type them: any format, spaces or none, hemispheres of three languages. */
import { toPoint } from 'mgrs';
import { failed, type Parsed } from './parsed.ts';
import { readAngles } from './read-angles.ts';
import { bandFrom, fromUtm } from './utm.ts';

/** Letters that look alike, as a Ukrainian keyboard writes them into a grid reference. */
const ALIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
};
const GRID = /^(\d{1,2}) ?([A-Z]) ?([A-Z]) ?([A-Z])((?: ?\d)*)$/;
const UTM =
  /^(\d{1,2}) ?([A-Z]|NORTH|SOUTH|NORD|SUD|ПН|ПД)\.?[ ,;]+(\d{1,7}(?:[.,]\d+)?) ?M?E?[ ,;]+(\d{1,8}(?:[.,]\d+)?) ?M?N?$/;

/** @returns null when this is no attempt at coordinates at all, but a name */
export function parseCoordinates(typed: string): Parsed | null {
  const text = typed
    // Compatibility would make a letter of it.
    .replaceAll('º', '°')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (!/\d/.test(text)) return null;
  const latin = text.replaceAll(/[А-ЯІ]/g, (letter) => ALIKE[letter] ?? letter);
  const grid = GRID.exec(latin.replaceAll(/[,;]/g, ' ').replaceAll(/ +/g, ' '));
  if (grid) return readGrid(grid);
  const utm = UTM.exec(text) ?? UTM.exec(latin);
  if (utm) return readUtm(utm);
  return readAngles(text);
}

function readGrid([
  ,
  zone = '',
  band = '',
  column = '',
  row = '',
  rest = '',
]: RegExpExecArray): Parsed {
  if (Number(zone) < 1 || Number(zone) > 60 || bandFrom(band) === null)
    return failed('mgrs-square');
  const groups = rest.trim().split(' ').filter(Boolean);
  const digits = groups.join('');
  const uneven = groups.length === 2 && groups[0]?.length !== groups[1]?.length;
  if (digits.length % 2 === 1 || digits.length > 10 || uneven) return failed('mgrs-digits');
  try {
    const [lon, lat] = toPoint(`${zone}${band}${column}${row}${digits}`);
    const from = bandFrom(band) ?? 0;
    // The library takes squares that lie outside of their band: a slip of a letter, not a place.
    const inside = lat > from - 1 && lat < from + (band === 'X' ? 13 : 9);
    return inside && Number.isFinite(lon)
      ? { ok: true, at: [lon, lat], format: 'mgrs' }
      : failed('mgrs-square');
  } catch {
    return failed('mgrs-square');
  }
}

function readUtm([, zone = '', letter = '', east = '', north = '']: RegExpExecArray): Parsed {
  if (Number(zone) < 1 || Number(zone) > 60) return failed('utm-zone');
  const metres = (text: string) => Number(text.replace(',', '.'));
  const [easting, northing] = [metres(east), metres(north)];
  if (easting < 100_000 || easting > 900_000 || northing > 10_000_000) return failed('utm-range');
  const at = (south: boolean) => fromUtm(Number(zone), easting, northing, south);
  const word = letter.length > 1;
  const band = word ? null : bandFrom(letter);
  if (!word && band === null) return failed('utm-zone');
  let south = word ? /^(S|ПД)/.test(letter) : (band ?? 0) < 0;
  if (letter === 'S') {
    const [, lat] = at(false);
    if (lat >= 31.5 && lat <= 40.5) return failed('utm-south');
    south = true;
  } else if (letter !== 'N' && !word) {
    const [, lat] = at(south);
    if (lat < (band ?? 0) - 1 || lat > (band ?? 0) + 13) return failed('utm-range');
  }
  const [lon, lat] = at(south);
  return Math.abs(lat) <= 84.5 ? { ok: true, at: [lon, lat], format: 'utm' } : failed('utm-range');
}

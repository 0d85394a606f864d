import { UnreadableFile, type Format, type ReadOutcome } from './contract.ts';
import { Harvest, readGeoJson } from './geojson.ts';
import { parseJson } from './json.ts';
import { documentInKmz } from './kmz.ts';
import { LIMITS, type Limits } from './limits.ts';
import { readMarkup } from './markup.ts';
import { textOf } from './text.ts';

/** `PK`, and what may follow it at the start of a ZIP. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 0x08;
}

function readText(text: string, harvest: Harvest): Format {
  const start = text.trimStart();
  if (start.startsWith('<')) return readMarkup(start, harvest);
  if (!start.startsWith('{') && !start.startsWith('[')) throw new UnreadableFile('unknown-format');
  readGeoJson(parseJson(text, harvest.limits), harvest);
  return 'geojson';
}

function readBytes(bytes: Uint8Array, harvest: Harvest): Format {
  if (bytes.length === 0) throw new UnreadableFile('empty');
  if (bytes.length > harvest.limits.bytes) throw new UnreadableFile('too-large');
  if (!isZip(bytes)) return readText(textOf(bytes), harvest);
  readMarkup(textOf(documentInKmz(bytes, harvest.limits)).trimStart(), harvest);
  return 'kmz';
}

/**
 * Read a map file: what it is decides its content, not its name. Never throws for what is in the
 * bytes; an outcome says what can be imported and what cannot, object by object.
 * @param bytes the whole file
 * @param limits what it may ask of us
 */
export function readMapFile(bytes: Uint8Array, limits: Limits = LIMITS): ReadOutcome {
  const harvest = new Harvest(limits);
  try {
    const format = readBytes(bytes, harvest);
    const { objects, problems, notes } = harvest;
    return { ok: true, format, objects, problems, notes };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { code, message } = error;
    return { ok: false, code, ...(message === '' ? {} : { detail: message.slice(0, 200) }) };
  }
}

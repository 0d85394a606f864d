import { gpxGen, kmlGen } from '@tmcw/togeojson';
import type { Document, Element } from '@xmldom/xmldom';
import { UnreadableFile, type Format } from './contract.ts';
import { readFeature, type Harvest } from './geojson.ts';
import { cleanText } from './text.ts';
import { parseXml, rootOf } from './xml.ts';

/** Of what togeojson makes, as much as we look at before judging it as GeoJSON. */
interface Converted {
  readonly properties: Record<string, unknown> | null;
}

/** Roots of KML 2.2 that may hold placemarks (OGC 12-007r2 §9). */
const KML_ROOTS = new Set(['kml', 'Document', 'Folder', 'Placemark']);

/**
 * Attributes that KML gives to what it draws from elsewhere: pictures are not imported, links are
 * not followed, and whoever imports is told so by name.
 */
function notFollowed(document: Document, harvest: Harvest): void {
  for (const [tag, code] of [
    ['GroundOverlay', 'image-overlay'],
    ['ScreenOverlay', 'image-overlay'],
    ['PhotoOverlay', 'image-overlay'],
    ['NetworkLink', 'network-link'],
  ] as const)
    for (const element of document.getElementsByTagNameNS('*', tag))
      harvest.leave(0, nameOf(element), code);
}

const nameOf = (element: Element): string =>
  cleanText(element.getElementsByTagNameNS('*', 'name')[0]?.textContent ?? '', 80);

/** The positions of a KML row, one by one: a row may be most of a file. */
function* positionsOf(row: string): Generator<string> {
  for (const [position] of row.matchAll(/\S+/g)) yield position;
}

const readable = (position: string): boolean => position.split(',', 2).every(isNumber);

/**
 * togeojson leaves out positions that it cannot read and says nothing: a route would lose a corner
 * in silence. Whoever imports is told, by the name of what holds them.
 * @throws UnreadableFile `too-many-objects` before anything is built of that many positions
 */
function surveyPositions(document: Document, harvest: Harvest): void {
  let budget: number = harvest.limits.positions;
  const count = (): void => {
    if (--budget < 0) throw new UnreadableFile('too-many-objects');
  };
  const told = (element: Element): void => {
    const holder = element.parentNode?.parentNode ?? element;
    const name = 'getElementsByTagNameNS' in holder ? nameOf(holder as Element) : '';
    harvest.note(0, name, 'positions-left');
  };
  for (const tag of ['wpt', 'rtept', 'trkpt'])
    for (const point of document.getElementsByTagNameNS('*', tag)) {
      count();
      if (!isNumber(point.getAttribute('lat')) || !isNumber(point.getAttribute('lon'))) told(point);
    }
  for (const row of document.getElementsByTagNameNS('*', 'coordinates'))
    for (const position of positionsOf(row.textContent ?? '')) {
      count();
      if (!readable(position)) told(row);
    }
}

const isNumber = (text: string | null): boolean =>
  text !== null && text.trim() !== '' && Number.isFinite(Number(text));

/** One at a time: a file of too many objects is noticed before all of them have been built. */
function readFeatures(features: Iterable<unknown>, harvest: Harvest): void {
  let source = 0;
  for (const feature of features)
    if (!isFrame(feature as Converted)) readFeature(feature, ++source, harvest);
}

/** What togeojson makes of the frame of a picture or of a link's region: it is no object. */
const isFrame = ({ properties }: Converted): boolean =>
  properties?.['@geometry-type'] === 'groundoverlay' ||
  properties?.['@geometry-type'] === 'networklink';

/**
 * Read KML (OGC 12-007r2) or GPX 1.0/1.1 (topografix.com). Converted to GeoJSON by togeojson, then
 * judged like any GeoJSON.
 * @throws UnreadableFile see `parseXml`; `unknown-format` names the root element
 */
export function readMarkup(text: string, harvest: Harvest): Format {
  const document = parseXml(text, harvest.limits);
  const root = rootOf(document);
  if (root !== 'gpx' && !KML_ROOTS.has(root)) throw new UnreadableFile('unknown-format', root);
  surveyPositions(document, harvest);
  if (root === 'gpx') {
    readFeatures(gpxGen(document), harvest);
    return 'gpx';
  }
  notFollowed(document, harvest);
  readFeatures(kmlGen(document), harvest);
  return 'kml';
}

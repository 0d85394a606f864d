import type { FeatureStyle, Geometry, LonLat } from '../room/board/shape.ts';
import { cleanText } from './text.ts';
import { circleRing, memberOf, type Sheet, type WrittenObject } from './written.ts';

/** Colours of the meanings for programs that know no Accord, as KML has them: aabbggrr. */
const COLOUR: Readonly<Record<NonNullable<FeatureStyle['colour']>, string>> = {
  neutral: 'ff6b5f55',
  friend: 'ffc8742d',
  hostile: 'ff3c3cc8',
  civil: 'ff7d9b3c',
  hazard: 'ff2d9be6',
  critical: 'ff2020d0',
  warning: 'ff1e96f0',
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text that cannot end its element: XML 1.0 §2.4, and no character that XML 1.0 §2.2 bars. */
const words = (text: string): string =>
  cleanText(text, text.length + 1)
    .replaceAll(/[&<>"]/g, (c) => ESCAPES[c] ?? '')
    .replaceAll(/[\uFFFE\uFFFF]/g, '');

const element = (name: string, text: string): string =>
  text === '' ? '' : `<${name}>${words(text)}</${name}>`;

const row = (positions: readonly LonLat[]): string =>
  `<coordinates>${positions.map(([lon, lat]) => `${lon},${lat}`).join(' ')}</coordinates>`;

const ringOf = (ring: readonly LonLat[]): string => `<LinearRing>${row(ring)}</LinearRing>`;

function geometryOf(geom: Geometry): string {
  switch (geom.type) {
    case 'Point':
      return `<Point>${row([geom.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString><tessellate>1</tessellate>${row(geom.coordinates)}</LineString>`;
    case 'Circle':
      return polygonOf([circleRing(geom.centre, geom.radius)]);
    case 'Polygon':
      return polygonOf(geom.coordinates);
  }
}

function polygonOf([outside = [], ...holes]: readonly LonLat[][]): string {
  const inner = holes.map((hole) => `<innerBoundaryIs>${ringOf(hole)}</innerBoundaryIs>`).join('');
  return `<Polygon><outerBoundaryIs>${ringOf(outside)}</outerBoundaryIs>${inner}</Polygon>`;
}

const data = (name: string, value: string): string =>
  `<Data name="${words(name)}"><value>${words(value)}</value></Data>`;

function placemarkOf(object: WrittenObject): string {
  const { label, code, note, lifted, layer, props, style } = object;
  const line = COLOUR[style.colour ?? 'neutral'];
  const extended = [
    ...Object.entries(props).map(([name, value]) => data(name, String(value))),
    ...(layer === '' ? [] : [data('layer', layer)]),
    ...(lifted ? [data('lifted', new Date(lifted.at).toISOString())] : []),
    data('accord', JSON.stringify(memberOf(object))),
  ];
  return [
    `<Placemark id="${object.id}">`,
    element('name', label || code),
    element('description', note),
    `<Style><IconStyle><color>${line}</color></IconStyle>`,
    `<LineStyle><color>${line}</color><width>${style.width ?? 2}</width></LineStyle>`,
    `<PolyStyle><color>40${line.slice(2)}</color></PolyStyle></Style>`,
    `<ExtendedData>${extended.join('')}</ExtendedData>`,
    geometryOf(object.geom),
    '</Placemark>',
  ].join('');
}

/** KML 2.2 (OGC 12-007r2) of `objects`, one folder a layer, in the order they come. */
export function writeKml(objects: readonly WrittenObject[], sheet: Sheet): string {
  const layers = Map.groupBy(objects, ({ layer }) => layer);
  const folders = [...layers].map(([layer, members]) => {
    const placemarks = members.map(placemarkOf).join('\n');
    return layer === '' ? placemarks : `<Folder>${element('name', layer)}\n${placemarks}</Folder>`;
  });
  const about = [sheet.marking, new Date(sheet.at).toISOString()].filter((part) => part !== '');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    element('name', sheet.title),
    element('description', about.join(' · ')),
    ...folders,
    '</Document></kml>\n',
  ].join('\n');
}

import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReadOutcome } from '../../shared/formats/contract.ts';
import { LIMITS } from '../../shared/formats/limits.ts';
import { readMapFile } from '../../shared/formats/read.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string): ReadOutcome => readMapFile(bytes(text));

function taken(outcome: ReadOutcome) {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code} ${outcome.detail ?? ''}`);
  return outcome;
}
const collection = (...features: unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const feature = (geometry: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  geometry,
  properties,
});
const kml = (inside: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;

describe('reading map files', () => {
  it('9.201 reads GeoJSON, and what is in it decides, not the name', () => {
    const point = feature(
      { type: 'Point', coordinates: [34.1, 44.95, 300] },
      { name: 'Pump', n: 3 },
    );
    const { format, objects } = taken(read(collection(point)));
    expect(format).toBe('geojson');
    expect(objects).toEqual([
      {
        source: 1,
        kind: 'point',
        geom: { type: 'Point', coordinates: [34.1, 44.95] },
        label: 'Pump',
        note: '',
        style: {},
        props: { n: 3 },
      },
    ]);
  });

  it('9.202 one bad object is left out with its reason, the others are read', () => {
    const outcome = taken(
      read(
        collection(
          feature({ type: 'Point', coordinates: ['34', 44] }, { name: 'words' }),
          feature({ type: 'Point', coordinates: [34, 97] }),
          feature({ type: 'LineString', coordinates: [[1, 1]] }),
          feature({
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 1],
              ],
            ],
          }),
          feature({ type: 'Blob', coordinates: [] }),
          feature(null),
          { ...feature({ type: 'Point', coordinates: [1, 1] }), id: {} },
          feature({ type: 'Point', coordinates: [1, 1] }, { name: 'good' }),
        ),
      ),
    );
    expect(outcome.problems.map(({ source, code }) => [source, code])).toEqual([
      [1, 'position'],
      [2, 'position'],
      [3, 'too-few-positions'],
      [4, 'ring-open'],
      [5, 'geometry-type'],
      [6, 'no-geometry'],
      [7, 'id'],
    ]);
    expect(outcome.problems[0]?.name).toBe('words');
    expect(outcome.objects.map(({ label, source }) => [label, source])).toEqual([['good', 8]]);
  });

  it('9.203 a ring the old way round is turned, and that is noted', () => {
    const ring = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ];
    const outcome = taken(read(JSON.stringify({ type: 'Polygon', coordinates: [ring] })));
    expect(outcome.objects[0]?.geom).toEqual({ type: 'Polygon', coordinates: [ring.toReversed()] });
    expect(outcome.notes.map(({ code }) => code)).toEqual(['turned']);
  });

  it('9.204 a track longer than a geometry may be becomes pieces that meet', () => {
    const coordinates = Array.from({ length: 25_000 }, (_, i) => [i / 1000, 50]);
    const { objects } = taken(read(JSON.stringify({ type: 'LineString', coordinates })));
    const pieces = objects.map(({ geom }) => (geom.type === 'LineString' ? geom.coordinates : []));
    expect(pieces.length).toBe(3);
    expect(pieces[1]?.[0]).toEqual(pieces[0]?.at(-1));
    expect(pieces[2]?.at(-1)).toEqual([24.999, 50]);
  });

  it('9.205 KML placemarks are read; pictures and links are named, never fetched', () => {
    const { format, objects, problems } = taken(
      read(
        kml(`<Placemark><name>Міст</name><description><![CDATA[<b>two</b> lanes<script>x()</script>]]></description>
          <Point><coordinates>36.2,49.9,0</coordinates></Point></Placemark>
          <NetworkLink><name>Elsewhere</name><Link><href>http://example.com/x.kml</href></Link></NetworkLink>
          <GroundOverlay><name>Photo</name><LatLonBox><north>1</north><south>0</south><east>1</east><west>0</west></LatLonBox></GroundOverlay>`),
      ),
    );
    expect(format).toBe('kml');
    expect(objects.map(({ label, note }) => [label, note])).toEqual([['Міст', 'two lanes']]);
    expect(problems.map(({ name, code }) => [name, code])).toEqual([
      ['Photo', 'image-overlay'],
      ['Elsewhere', 'network-link'],
    ]);
  });

  it('9.206 a position that cannot be read is told, a route does not lose a corner in silence', () => {
    const gpx = `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><rte><name>Alpha</name>
      <rtept lat="49" lon="36"/><rtept lat="north" lon="36"/><rtept lat="49.2" lon="36.1"/></rte></gpx>`;
    const outcome = taken(read(gpx));
    expect(outcome.format).toBe('gpx');
    expect(outcome.objects.map(({ kind, label }) => [kind, label])).toEqual([['line', 'Alpha']]);
    expect(outcome.notes.map(({ code }) => code)).toContain('positions-left');
  });

  it('9.207 a KMZ is its doc.kml', () => {
    const inside = kml(
      '<Placemark><name>In</name><Point><coordinates>1,2</coordinates></Point></Placemark>',
    );
    const kmz = zipSync({ 'files/a.png': new Uint8Array(50), 'doc.kml': bytes(inside) });
    const outcome = taken(readMapFile(kmz));
    expect(outcome.format).toBe('kmz');
    expect(outcome.objects.map(({ label }) => label)).toEqual(['In']);
  });

  it.each([
    ['', 'empty'],
    ['hello', 'unknown-format'],
    ['[1, 2]', 'unknown-format'],
    ['{"type":"Topology"}', 'unknown-format'],
    ['{"type":', 'not-json'],
    ['<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"/>', 'unknown-format'],
    ['<kml><Document></kml>', 'not-xml'],
    ['<kml><Placemark', 'not-xml'],
    ['<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml>&a;</kml>', 'doctype'],
    ['<?xml version="1.0" encoding="utf-7"?><kml/>', 'encoding'],
  ])('9.208 a file that cannot be read is refused with a reason: %s', (text, code) => {
    expect(read(text)).toMatchObject({ ok: false, code });
  });

  it('9.209 old encodings are read as they say', () => {
    const text = '<?xml version="1.0" encoding="windows-1251"?><kml><Placemark><name>';
    const rest = '</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>';
    const kyiv = [0xca, 0xe8, 0xbf, 0xe2]; // Київ
    const outcome = readMapFile(Uint8Array.from([...bytes(text), ...kyiv, ...bytes(rest)]));
    expect(taken(outcome).objects[0]?.label).toBe('Київ');
    expect(read('<kml>\u00e9').ok).toBe(false);
    expect(readMapFile(Uint8Array.from([0x7b, 0xff, 0xfe]))).toMatchObject({ code: 'encoding' });
  });

  it('9.210 nothing in a file reaches a prototype, a control character or a key we do not take', () => {
    const text = `{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},
      "properties":{"__proto__":{"polluted":1},"constructor":"x","name":"a\\u0007\\ud800b","nested":{"a":1}}}`;
    const { objects, notes } = taken(read(text));
    expect(objects[0]?.label).toBe('a\ufffdb');
    expect(objects[0]?.props).toEqual({});
    expect(notes.map(({ code }) => code)).toEqual(['properties-left']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('9.211 more objects than an import may have: none is read', () => {
    const coordinates = Array.from({ length: LIMITS.objects + 1 }, (_, i) => [i / 100, 1]);
    const text = JSON.stringify({ type: 'MultiPoint', coordinates });
    expect(read(text)).toEqual({ ok: false, code: 'too-many-objects' });
  });
});

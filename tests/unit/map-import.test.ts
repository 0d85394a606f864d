import { describe, expect, it } from 'vitest';
import { planImport, type Surroundings } from '../../client/map/exchange/plan.ts';
import { surroundingsOf } from '../../client/map/exchange/surroundings.ts';
import { writePlan } from '../../client/map/exchange/write-plan.ts';
import { writtenMarks } from '../../client/map/exchange/written-marks.ts';
import { LIMITS } from '../../shared/formats/limits.ts';
import { readMapFile } from '../../shared/formats/read.ts';
import { writeGeoJson } from '../../shared/formats/write-geojson.ts';
import { featuresOf, layersOf } from '../../shared/room/board/build.ts';
import { ANNE, changed, Room } from './admission-support.ts';

const SHEET = { title: 'T', at: 0, marking: '' };
const EMPTY: Surroundings = { newId: ids(), codes: new Set(), highest: null, highestLayer: null };

function ids(): () => string {
  let next = 0;
  return () => `01J${String(next++).padStart(23, '0')}`;
}

function objectsOf(value: unknown) {
  const outcome = readMapFile(new TextEncoder().encode(JSON.stringify(value)));
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.objects;
}

/** Anne's program writes a plan; every edit goes to the server as one update. */
function imported(value: unknown, into: Parameters<typeof planImport>[1] = { named: 'Survey' }) {
  const room = new Room();
  const plan = planImport(objectsOf(value), into, 'survey.kml', surroundingsOf(room.anne, ids()));
  const updates: Uint8Array[] = [];
  const refused = writePlan(plan, {
    edit: (change) => {
      updates.push(changed(room.anne, change));
      return null;
    },
  });
  expect(refused).toBeNull();
  for (const update of updates)
    expect(room.server.submit(update, ANNE)).toMatchObject({ ok: true });
  return { room, plan, updates };
}

const points = (count: number) => ({
  type: 'MultiPoint',
  coordinates: Array.from({ length: count }, (_, i) => [(i % 360) - 180, i % 80]),
});

describe('importing into the board', () => {
  it('9.223 the server takes every edit of the largest import, none over 256 kB', () => {
    const { room, updates } = imported(points(LIMITS.objects));
    expect(featuresOf(room.server.board).size).toBe(LIMITS.objects + 1);
    expect(Math.max(...updates.map(({ length }) => length))).toBeLessThan(256_000);
  });

  it('9.224 long geometries go in edits of their own', () => {
    const coordinates = Array.from({ length: 30_000 }, (_, i) => [i / 1000, 50.1234567]);
    const { updates } = imported({ type: 'LineString', coordinates });
    expect(Math.max(...updates.map(({ length }) => length))).toBeLessThan(256_000);
  });

  it('9.225 codes go on from those in use, and what came with a free code keeps it', () => {
    const around = { ...EMPTY, newId: ids(), codes: new Set(['P-4', 'A-2']) };
    const feature = (accord: object) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [1, 2] },
      properties: { accord: { kind: 'point', ...accord } },
    });
    const features = [feature({ code: 'P-9' }), feature({ code: 'P-4' }), feature({})];
    const objects = objectsOf({ type: 'FeatureCollection', features });
    const plan = planImport(objects, { existing: '' }, 'f', around);
    const codes = plan.batches.flat().map(({ props }) => props?.['code']);
    expect(codes).toEqual(['P-9', 'P-10', 'P-11']);
  });

  it('9.226 they go into a layer named after the file, above what is there, and say where from', () => {
    const { room, plan } = imported(points(2));
    const layer = layersOf(room.server.board).get(plan.layer?.id ?? '');
    expect(layer?.get('name')).toBe('Survey');
    const made = plan.batches.flat();
    expect(made.map((feature) => feature.layer)).toEqual([plan.layer?.id, plan.layer?.id]);
    expect((made[0]?.z ?? '') < (made[1]?.z ?? '')).toBe(true);
    expect(made[0]?.props).toMatchObject({ imported: 'survey.kml' });
  });

  it('9.227 what one room exports another imports as it was', () => {
    const { room } = imported({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [30, 50] },
      properties: {
        name: 'HQ',
        accord: { kind: 'symbol', symbol: { sidc: '10031000001211000000' }, code: 'U-3' },
      },
    });
    const written = writtenMarks(room.server.board, ({ label }) => label === 'HQ');
    const again = imported(JSON.parse(writeGeoJson(written, SHEET)));
    const back = writtenMarks(again.room.server.board, ({ label }) => label === 'HQ');
    const same = ({ kind, geom, code, label, symbol }: (typeof written)[number]) => ({
      kind,
      geom,
      code,
      label,
      symbol,
    });
    expect(back.map(same)).toEqual(written.map(same));
    expect(back[0]?.code).toBe('U-3');
  });
});

import path from 'node:path';
import { ulid } from 'ulid';
import { readTable, type Row } from '../../cli/import/table.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createFeature } from '../../shared/room/board/build.ts';
import { Gazetteer } from './whereabouts.ts';

export const ACKNOWLEDGEMENT =
  'Observations: OSCE Special Monitoring Mission to Ukraine, daily reports 2015–2017; places: GeoNames (CC BY 4.0).';

/** Columns of an observation that a reader wants, in words. */
function sentence(row: Row): string {
  const of = (column: string): string => row[column] ?? '';
  const number = [of('no_qualifier'), of('no')].filter(Boolean).join(' ');
  const what = [number, of('observation'), of('description')].filter(Boolean).join(' ');
  const [from, to] = [of('distance_from_m'), of('distance_to_m')];
  const far = from && to && from !== to ? `${from}–${to} m` : from ? `${from} m` : '';
  const where = [far, of('bearing')].filter(Boolean).join(' ');
  const place = [of('position'), of('position_detail')].filter(Boolean).join(', ');
  return [`${of('means')}: ${what}`, of('weapon'), where, `from ${place}`]
    .filter(Boolean)
    .join('; ');
}

/** Local time of the report, which is Kyiv's; without a time, noon of that day. ms UTC. */
function eventAt(row: Row): number {
  const time = /^\d\d:\d\d$/.test(row['time_from'] ?? '') ? row['time_from'] : '12:00';
  return Temporal.PlainDateTime.from(`${row['event_date']}T${time}`).toZonedDateTime('Europe/Kyiv')
    .epochMilliseconds;
}

/**
 * The mission's observations as log entries, each linked to a mark where its observer stood.
 * @returns how many of each, and how many positions could not be found
 */
export async function fillOsce(
  directory: string,
  gazetteer: string | null,
  writer: RoomClient,
): Promise<{ entries: number; marks: number; reckoned: number; unknown: number }> {
  const positions = path.join(directory, 'positions.csv');
  const places = new Gazetteer(gazetteer ? [positions, gazetteer] : [positions]);
  const { rows } = readTable(path.join(directory, 'osce_smm_ceasefire_violation_rows.csv'));
  const marks = new Map<string, { id: string } | null>();
  const count = { entries: 0, marks: 0, reckoned: 0, unknown: 0 };
  for (const row of rows) {
    const [position = '', detail = ''] = [row['position'], row['position_detail']];
    const key = `${position}, ${detail}`;
    if (!marks.has(key)) {
      const found = places.find(position, detail);
      marks.set(key, found && { id: draw(writer, position, detail, found) });
      if (!found) count.unknown++;
      else count.marks++;
      if (found?.reckoned) count.reckoned++;
    }
    const mark = marks.get(key);
    const body = {
      kind: 'information',
      text: sentence(row),
      language: 'en',
      status: 'verified',
      source: `OSCE SMM daily report as of ${row['report_as_of'] ?? ''}`,
      lateReason: 'Taken from the daily report',
      ...(mark && { links: [{ to: 'feature' as const, id: mark.id }] }),
    } as const;
    const outcome = await writer.command('log.append', body, eventAt(row)).settled;
    if (outcome.ok) count.entries++;
  }
  return count;
}

function draw(
  writer: RoomClient,
  label: string,
  detail: string,
  { at, reckoned }: { at: [number, number]; reckoned: boolean },
): string {
  const id = ulid();
  writer.edit(
    (board) =>
      void createFeature(board, {
        id,
        kind: 'point',
        label,
        geom: { type: 'Point', coordinates: at },
        style: { icon: 'observation', colour: 'neutral' },
        layer: 'OSCE SMM',
        note: [detail, reckoned ? 'Position reckoned from distance and direction.' : '']
          .filter(Boolean)
          .join('\n'),
      }),
  );
  return id;
}

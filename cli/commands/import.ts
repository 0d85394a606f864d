import { LANGUAGES } from '../../shared/room/record/terms.ts';
import { text, type Call, type CliCommand } from '../command.ts';
import { EXIT, Failure } from '../failure.ts';
import { feedLog, feedPlaces, type Pace, type Tally } from '../import/feed.ts';
import { LOG_COLUMNS, logCommand } from '../import/log-rows.ts';
import { PLACE_COLUMNS, placeFeature } from '../import/place-rows.ts';
import { readColumns, readTable } from '../import/table.ts';
import { openRoom, roomId } from '../open-room.ts';
import { loadSession } from '../session.ts';

function readRate(value: string | undefined): number | null {
  if (value === undefined) return null;
  const rate = Number(value);
  if (rate > 0) return rate;
  throw new Failure('--rate wants a number of rows a second', EXIT.usage);
}

/** What is to be fed, as a function of the open room. */
function plan(call: Call, room: string) {
  const table = readTable(call.words[0] ?? '');
  const header = Object.keys(table.rows[0] ?? {});
  const given = text(call, 'columns');
  const indices = table.rows.map((_, index) => index);
  if (text(call, 'kind') === 'places') {
    const columns = readColumns(given, PLACE_COLUMNS, header);
    const layer = text(call, 'layer') ?? '';
    const rows = indices.map((i) => placeFeature(table, i, { room, columns, layer }));
    return (...[client, pace]: Feed) => feedPlaces(client, rows, pace);
  }
  const language = LANGUAGES.find((one) => one === text(call, 'language'));
  if (text(call, 'kind') !== 'log' || !language)
    throw new Failure(`accord ${importFile.usage}`, EXIT.usage);
  const columns = readColumns(given, LOG_COLUMNS, header);
  const options = { room, columns, language, source: text(call, 'source') };
  const rows = indices.map((i) => logCommand(table, i, options));
  return (...[client, pace]: Feed) => feedLog(client, rows, pace);
}
type Feed = [client: Awaited<ReturnType<typeof openRoom>>, pace: Pace];

export function summary(tally: Tally, seconds: number): string {
  const { rows, fresh, known, problems } = tally;
  return (
    `${rows} rows: ${fresh} recorded, ${known} recorded before, ${problems.size} not recorded; ` +
    `${seconds.toFixed(1)} s`
  );
}

export const importFile: CliCommand = {
  usage:
    'import --room <id> <file.csv|file.json> [--kind log|places] [--rate <rows a second>] ' +
    '[--columns text=…,time=…,author=…] [--language en|fr|uk] [--source <text>] [--layer <name>]',
  about:
    'Put a table into a room: log lines (fields text, time, author, kind, status, source) or ' +
    'places (name, lat, lon, note). Running it again doubles nothing.',
  options: {
    room: { type: 'string' },
    kind: { type: 'string', default: 'log' },
    rate: { type: 'string' },
    columns: { type: 'string' },
    language: { type: 'string', default: 'en' },
    source: { type: 'string' },
    layer: { type: 'string' },
  },
  async run(call) {
    if (!call.words[0]) throw new Failure(`accord ${importFile.usage}`, EXIT.usage);
    const room = roomId(text(call, 'room'));
    const rate = readRate(text(call, 'rate'));
    const feed = plan(call, room);
    const client = await openRoom(loadSession(call.sessionFile), room);
    const { out, err, progress } = call.terminal;
    const began = performance.now();
    try {
      const tally = await feed(client, {
        rate,
        signal: call.signal,
        progress: ({ rows }, done) => progress(`${done}/${rows}`),
      });
      for (const [row, problem] of tally.problems) err(`row ${row}: ${problem}`);
      out(summary(tally, (performance.now() - began) / 1_000));
      return tally.problems.size || call.signal.aborted ? EXIT.failed : EXIT.done;
    } finally {
      await client.close();
    }
  },
};

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../cli/run.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClientHouse, expectOk } from './client-fixture.ts';

const MAIN = path.resolve(import.meta.dirname, '../../cli/main.ts');
let house: ClientHouse;
let directory: string;
let session: string;
beforeAll(async () => {
  house = await ClientHouse.open();
  directory = mkdtempSync(path.join(tmpdir(), 'accord-cli-'));
  session = path.join(directory, 'session.json');
});
afterAll(async () => {
  await house.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Ended {
  code: number;
  out: string;
  err: string;
}
/** One command, in this process; `line` hears each line of its output. */
async function accord(
  args: readonly string[],
  line: (text: string) => void = () => {},
  signal = new AbortController().signal,
): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => {
      out.push(text);
      line(text);
    },
    err: (text: string) => void err.push(text),
    progress: () => {},
  };
  const code = await run([...args, '--session', session], terminal, signal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const linkFor = async (delegation: string): Promise<string> => {
  const body = { role: 'editor', delegation, hours: 1, uses: 1 } as const;
  return expectOk(await house.facilitator.api.invite(house.room, body)).link;
};

describe('the command line', () => {
  test('7.19 wrong arguments end with 2, a missing session with 1', async () => {
    expect(await accord(['dance'])).toMatchObject({ code: 2 });
    expect(spawnSync(process.execPath, [MAIN, 'dance']).status).toBe(2);
    expect(await accord(['say', '--room'])).toMatchObject({ code: 2 });
    const { code, err } = await accord(['rooms']);
    expect(code).toBe(1);
    expect(err).toContain('Not signed in');
  });

  test('7.19 signing in keeps a session that only its owner can read', async () => {
    const entered = await accord(['login', await linkFor('PAR'), '--name', 'Ann']);
    expect(entered).toMatchObject({ code: 0, out: `Ann: editor in room ${house.room}` });
    expect(statSync(session).mode & 0o777).toBe(0o600);
    expect((await accord(['rooms'])).out).toContain(house.room);
    expect(await accord(['login', 'http://x/i#no', '--name', 'Ann'])).toMatchObject({ code: 2 });
  });

  test('7.19 say prints the number of a durable entry; follow prints it live', async () => {
    const stop = new AbortController();
    let heard: (text: string) => void = () => {};
    const told = new Promise<void>((resolve) => {
      heard = (text) => text.includes('Ферму евакуйовано') && resolve();
    });
    const args = ['follow', '--room', house.room, '--last', '0'];
    const following = accord(args, (text) => heard(text), stop.signal);
    const editor = await house.editor('KYV');
    // The roster says when the follower is in.
    await new Promise<void>((resolve) => {
      const look = () => Object.keys(editor.state.roster).length > 1 && resolve();
      editor.on('presence', look);
      look();
    });
    const said = await accord([
      'say',
      '--room',
      house.room,
      'Ферму',
      'евакуйовано',
      '--language',
      'uk',
    ]);
    expect(said).toMatchObject({ code: 0, out: expect.stringMatching(/^PAR-\d{4}$/) });
    await told;
    stop.abort();
    expect(await following).toMatchObject({ code: 0 });
  });

  test('7.19 an import run twice doubles nothing, and names the rows it cannot record', async () => {
    const file = path.join(directory, 'log.csv');
    const rows = ['10:00,Ann,first', '10:01,Bob,second', '10:02,Bob,', 'never,Bob,third'];
    writeFileSync(file, `when,who,what\n${rows.join('\n')}\n`.replaceAll('10:', '2026-01-01T10:'));
    const args = [
      'import',
      '--room',
      house.room,
      file,
      '--columns',
      'time=when,author=who,text=what',
    ];
    const first = await accord(args);
    expect(first.code).toBe(1);
    expect(first.err.split('\n')).toEqual(['row 3: no text', 'row 4: no time: never']);
    expect(first.out).toMatch(/^4 rows: 2 recorded, 0 recorded before, 2 not recorded/);
    const second = await accord(args);
    expect(second.out).toMatch(/^4 rows: 0 recorded, 2 recorded before, 2 not recorded/);
    const editor = await house.editor('LON');
    const texts = editor.entries.flatMap((e) => (e.type === 'log.append' ? [e.body] : []));
    expect(texts.filter(({ text }) => text === 'first')).toMatchObject([{ onBehalfOf: 'Ann' }]);
  });

  test('7.19 places become marks, once', async () => {
    const file = path.join(directory, 'places.json');
    writeFileSync(file, JSON.stringify([{ name: 'Kyiv', lat: 50.45, lon: 30.52 }, { name: 'x' }]));
    const args = ['import', '--room', house.room, file, '--kind', 'places'];
    expect((await accord(args)).out).toMatch(/^2 rows: 1 recorded, 0 recorded before, 1 not/);
    expect((await accord(args)).out).toMatch(/^2 rows: 0 recorded, 1 recorded before, 1 not/);
  });
});

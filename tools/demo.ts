/** `npm run demo`: a server with an exercise room in it, filled with a real crisis log. */
import { ACKNOWLEDGEMENT, fillOsce } from './demo/osce.ts';
import { fillDecisions, fillLog, fillMap, type Writers } from './demo/fill.ts';
import { fillPlan } from './demo/plan.ts';
import { DemoHouse } from './demo/house.ts';
import { PEOPLE } from './demo/people.ts';
import { readOptions, USAGE, type DemoOptions } from './demo/options.ts';
import { replay } from './demo/replay.ts';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** The same link under a name of its own: cookies are kept by host, so one browser is four people. */
function at(link: string, host: string): string {
  const url = new URL(link);
  if (/^(localhost|127\.)/.test(url.hostname)) url.hostname = `${host}.localhost`;
  return url.href;
}

async function fill(house: DemoHouse, room: string): Promise<Writers> {
  const facilitator = await house.facilitator(room);
  const writers: Writers = {
    PAR: await house.writer(room, 'A. Martin', 'PAR'),
    LON: await house.writer(room, 'J. Clarke', 'LON'),
    KYV: await house.writer(room, 'О. Коваль', 'KYV'),
  };
  await facilitator.command('room.phase', { phase: 'Assess' }).settled;
  const lines = await fillLog(writers, Date.now());
  const marks = fillMap(writers.LON);
  await fillDecisions(writers);
  await fillPlan(writers, Date.now());
  for (const client of [writers.PAR, writers.LON, writers.KYV]) {
    await client.settled();
    for (const { refusal, summary } of client.state.refused)
      throw new Error(`${refusal.code} ${refusal.detail ?? ''}: ${summary}`);
  }
  say(
    `${lines} log entries, ${marks} marks, a decision, an evacuation plan, a checklist and an alert are in the room.`,
  );
  say('Log: Apollo 13, 55:54:58 to 55:58:59; github.com/issa-tseng/apollo13rt, public domain.');
  return writers;
}

async function printLinks(house: DemoHouse, room: string): Promise<void> {
  say('\nOpen each in a tab; the names under .localhost keep them apart in one browser:');
  for (const [name, host, role, delegation] of PEOPLE) {
    const link = await house.link(room, role, delegation, 50);
    say(`  ${name.padEnd(12)} ${at(link, host)}`);
  }
}

async function more(options: DemoOptions, writers: Writers): Promise<void> {
  if (options.osce) {
    const { entries, marks, reckoned, unknown } = await fillOsce(
      options.osce,
      options.gazetteer,
      writers.KYV,
    );
    say(`\nOSCE: ${entries} entries, ${marks} marks (${reckoned} reckoned), ${unknown} not found.`);
    say(ACKNOWLEDGEMENT);
  }
  if (options.replay) {
    say(`\nReplaying ${options.replay} at ${options.rate} lines a second …`);
    const done = await replay(options.replay, options.rate, writers, (n, all) => {
      if (n % 200 === 0) process.stderr.write(`${n}/${all}\n`);
    });
    say(
      `${done.durable} of ${done.lines} lines durable in ${done.seconds} s; ` +
        `from sending to durable: median ${done.medianMs} ms, p95 ${done.p95Ms} ms`,
    );
  }
}

async function main(): Promise<void> {
  process.umask(0o077);
  const options = readOptions(process.argv.slice(2));
  const house = await DemoHouse.open(options.data, options.port);
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  try {
    say(`Accord is at ${house.server.origin}`);
    const room = await house.room('Exercise AQUARIUS', 'EXERCISE');
    const writers = await fill(house, room);
    await printLinks(house, room);
    await Promise.race([more(options, writers), stopped]);
    if (!options.once) {
      say('\nCtrl-C ends the demo.');
      await stopped;
    }
  } finally {
    await house.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
});

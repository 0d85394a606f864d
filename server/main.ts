import { existsSync } from 'node:fs';
import path from 'node:path';
import { openAccess } from './access/access.ts';
import { startServer, type RunningServer } from './app.ts';
import { backupCommand, BACKUP_USAGE } from './backup.ts';
import { describeConfig, readConfig, type Config } from './config.ts';
import { helpersYield } from './helper-threads.ts';
import { invitationLink } from './http/links.ts';
import { JournalError } from './journal/contract.ts';
import { createLog } from './log.ts';
import { accessFile, INVITE_USAGE, parseInvite } from './operator.ts';
import { originsOf } from './origins.ts';
import { stopOnSignal, THIS_PROCESS } from './stopping.ts';

const USAGE = `Accord's server.

  node server/main.ts             start (see the variables below)
  ${INVITE_USAGE}
                                  print a new link; the server may be running or not
  ${BACKUP_USAGE}
                                  copy all that matters; the server may be running or not
  node server/main.ts config      print the variables as a table

`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** Exit codes: 0 done, 1 could not start or had to be cut short, 2 bad configuration or arguments. */
async function main([command, ...args]: readonly string[]): Promise<void> {
  // Whatever this process writes is its owner's alone (SPEC 1.11).
  process.umask(0o077);
  if (command === 'config') return say(describeConfig());
  if (command === 'help' || command === '--help') return say(USAGE + describeConfig());
  const read = readConfig(process.env);
  if (!read.ok) {
    for (const problem of read.problems) complain(`Accord cannot start: ${problem}`);
    process.exitCode = 2;
    return;
  }
  if (command === 'invite') return invite(read.config, args);
  if (command === 'backup') return backup(read.config, args);
  if (command !== undefined) {
    complain(`There is no command ${JSON.stringify(command)}.\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  return serve(read.config);
}

async function serve(config: Config): Promise<void> {
  helpersYield();
  const log = createLog(config.logLevel);
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'ended by an error that nobody caught');
    process.exit(1);
  });
  let server: RunningServer;
  try {
    const clientDirectory = path.resolve(import.meta.dirname, '../dist/client');
    server = await startServer(config, { log, clientDirectory });
  } catch (error) {
    complain(`Accord cannot start: ${reasonOf(error, config)}`);
    process.exit(1);
  }
  stopOnSignal(THIS_PROCESS, () => server.stop(), log);
  say(`Accord is at ${server.origin}`);
  if (server.firstLink)
    say(`First start. The facilitator's link (one use, 24 hours):\n  ${server.firstLink}`);
}

/** The operator's sentence for what kept the server from starting. */
function reasonOf(error: unknown, { host, port, dataDir }: Config): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'EADDRINUSE') return `port ${port} of ${host} is in use; set PORT to another one.`;
  if (code === 'EACCES')
    return `port ${port} of ${host} or ${dataDir} may not be used by this user.`;
  if (code === 'EADDRNOTAVAIL') return `${host} is no address of this machine; set HOST.`;
  if (error instanceof JournalError) return `DATA_DIR ${dataDir}: ${error.message}`;
  return typeof message === 'string' ? message : String(error);
}

function invite(config: Config, args: readonly string[]): void {
  const codes = config.sites.map((site) => site.id);
  const invitation = parseInvite(args, codes, Date.now());
  if (!invitation.ok) {
    complain(`${invitation.error.detail}\n  ${INVITE_USAGE}`);
    process.exitCode = 2;
    return;
  }
  const file = accessFile(config.dataDir);
  if (!existsSync(file)) {
    complain(`${file} is not there; start the server once, or set DATA_DIR.`);
    process.exitCode = 1;
    return;
  }
  const access = openAccess({ file });
  const { secret } = access.invite(invitation.value);
  access.close();
  // With PORT=0 the port is known to the running server alone.
  say(invitationLink(originsOf(config, config.port).public, secret));
}

async function backup(
  { dataDir, site }: Config,
  [folder, ...more]: readonly string[],
): Promise<void> {
  if (folder === undefined || more.length > 0) {
    complain(BACKUP_USAGE);
    process.exitCode = 2;
    return;
  }
  try {
    await backupCommand(dataDir, site, folder);
    say(`Backed up into ${path.resolve(folder)}.`);
  } catch (error) {
    complain(`Not backed up: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

await main(process.argv.slice(2));

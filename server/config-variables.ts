import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';

/** One environment variable: the checks, the README's table and every complaint come from it. */
export interface Variable<T = unknown> {
  readonly name: string;
  /** As one would write it; empty: none. */
  readonly default: string;
  /** Continues 'must be …'. */
  readonly expects: string;
  readonly about: string;
  readonly schema: z.ZodType<T, string>;
}

function variable<T>(
  name: string,
  fallback: string,
  expects: string,
  about: string,
  schema: z.ZodType<T, string>,
): Variable<T> {
  return { name, default: fallback, expects, about, schema };
}

const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
const integer = (min: number, max: number) => number(min, max).pipe(z.number().int());
const text = (max: number) => z.string().trim().min(1).max(max);

/** `https://name[:port]`, as a browser writes an Origin. */
const origin = z
  .string()
  .refine((value) => URL.canParse(value) && isOrigin(new URL(value)))
  .transform((value) => new URL(value).origin);
function isOrigin(url: URL): boolean {
  const plain = !url.username && !url.search && !url.hash && url.pathname === '/';
  return plain && (url.protocol === 'https:' || url.protocol === 'http:');
}
const orNone = <T>(schema: z.ZodType<T, string>) =>
  z.union([
    z.literal('').transform((): T | null => null),
    schema.transform((value): T | null => value),
  ]);
const list = (value: string) => value.split(',').flatMap((item) => item.trim() || []);

const MB = 1_024 * 1_024;

/** Every variable, in the order of the README. The key is the member's name in `Config`. */
export const VARIABLES = {
  port: variable(
    'PORT',
    '3000',
    'a port, 0 to 65535',
    'TCP port; 0 takes a free one.',
    integer(0, 65_535),
  ),
  host: variable(
    'HOST',
    '127.0.0.1',
    'an address or name of this machine',
    'Address to listen on. Everything but loopback wants https in front (`PUBLIC_ORIGIN`).',
    text(255),
  ),
  dataDir: variable(
    'DATA_DIR',
    './data',
    'a directory that can be written',
    'Where the journal, attached files, the key of the site and the access database live. On a disk of this machine: over NFS or SMB the journal cannot be trusted.',
    text(4_096),
  ),
  publicOrigin: variable(
    'PUBLIC_ORIGIN',
    '',
    'an origin such as https://accord.example.org',
    'What people type in: links begin with it, and only its pages may act. Default: made of `HOST` and `PORT`; the loopback names then count as one.',
    orNone(origin),
  ),
  trustedOrigins: variable(
    'TRUSTED_ORIGINS',
    '',
    'origins, separated by commas',
    'Further origins whose pages may act, e.g. a second name of this server.',
    z.string().transform(list).pipe(z.array(origin)),
  ),
  trustProxy: variable(
    'TRUST_PROXY',
    '',
    'a number of proxies, or their addresses separated by commas',
    'Whose `X-Forwarded-For` is believed. Only for limits by address.',
    orNone(
      z.union([
        integer(1, 10),
        z.string().regex(/^[0-9a-fA-F.:/, ]+$|^(loopback|linklocal|uniquelocal)$/),
      ]),
    ),
  ),
  site: variable(
    'SITE',
    'PAR',
    'the code of one of the sites, such as PAR',
    'Which site this server is: it writes that register, signed with its key.',
    z.string().regex(/^[A-Z]{2,8}$/),
  ),
  clockSite: variable(
    'CLOCK_SITE',
    '',
    'the code of one of the sites',
    'Where sites share rooms: the one that records what falls due, the same on all of them. Default: this site.',
    orNone(z.string().regex(/^[A-Z]{2,8}$/)),
  ),
  sitesFile: variable(
    'SITES',
    '',
    'the path of a JSON file with a list of sites',
    'The sites of the whole arrangement (shape: `shared/room/sites.ts`). Default: PAR, LON, KYV.',
    orNone(text(4_096)),
  ),
  mapsFile: variable(
    'MAPS_FILE',
    '',
    'the path of a JSON file with a list of maps',
    'Your own maps beside the built-in one: PMTiles, XYZ, WMS (see [docs/maps.md](docs/maps.md)).',
    orNone(text(4_096)),
  ),
  logLevel: variable(
    'LOG_LEVEL',
    'info',
    `one of ${LOG_LEVELS.join(', ')}`,
    'Least serious log line that is written to standard output.',
    z.enum(LOG_LEVELS),
  ),
  sessionHours: variable(
    'SESSION_HOURS',
    '12',
    'a number of hours, 0.1 to 168',
    'How long a session lives after its last use (7 days at most).',
    number(0.1, 168),
  ),
  redeemPerMinute: variable(
    'REDEEM_PER_MINUTE',
    '300',
    'a number, 1 to 100000',
    'Invitations that one address may redeem, or try to.',
    integer(1, 100_000),
  ),
  editsPerSecond: variable(
    'EDITS_PER_SECOND',
    '60',
    'a number, 1 to 100000',
    'Edits that one person may make in the long run.',
    number(1, 100_000),
  ),
  editBurst: variable(
    'EDIT_BURST',
    '600',
    'a number, 1 to 1000000',
    'Edits that one person may make at once, e.g. after hours offline.',
    integer(1, 1_000_000),
  ),
  bytesPerSecond: variable(
    'BYTES_PER_SECOND',
    String(MB),
    'a number of bytes, 1024 to 1073741824',
    'Bytes of edits that one person may send in the long run.',
    integer(1_024, 1_024 * MB),
  ),
  byteBurst: variable(
    'BYTE_BURST',
    String(8 * MB),
    'a number of bytes, 1024 to 1073741824',
    'Bytes of edits that one person may send at once.',
    integer(1_024, 1_024 * MB),
  ),
  attachmentMb: variable(
    'ATTACHMENT_MB',
    '25',
    'a number of megabytes, 0.01 to 256',
    'Largest file that may be attached to an entry.',
    number(0.01, 256),
  ),
  attachmentsMbPerHour: variable(
    'ATTACHMENTS_MB_PER_HOUR',
    '500',
    'a number of megabytes, 0.01 to 1000000',
    'What one person may attach altogether in an hour.',
    number(0.01, 1_000_000),
  ),
  maxConnections: variable(
    'MAX_CONNECTIONS',
    '4000',
    'a number, 1 to 100000',
    'Connections of this server altogether.',
    integer(1, 100_000),
  ),
  maxConnectionsPerPerson: variable(
    'MAX_CONNECTIONS_PER_PERSON',
    '32',
    'a number, 1 to 10000',
    'Connections (tabs, programs) of one person; further ones are refused `TOO_MANY_CONNECTIONS`.',
    integer(1, 10_000),
  ),
  idleRoomMinutes: variable(
    'IDLE_ROOM_MINUTES',
    '15',
    'a number of minutes, 0.1 to 10000',
    'How long a room that nobody is in stays in memory.',
    number(0.1, 10_000),
  ),
  templatesDir: variable(
    'TEMPLATES_DIR',
    '',
    'the path of a folder with templates',
    'Folder with checklist templates of your own (JSON; shape: `shared/room/template.ts`). One with the `id` of ours stands in its place.',
    orNone(text(4_096)),
  ),
  journalQuotaMb: variable(
    'JOURNAL_QUOTA_MB',
    '',
    'a number of megabytes, 0.1 or more',
    'Largest size of the journal; beyond it edits are refused `JOURNAL_FULL`. Default: as far as the disk goes.',
    orNone(number(0.1, 1e9)),
  ),
} as const satisfies Record<string, Variable>;

import { ULID } from '../ulid.ts';
import { registerNumber } from '../sites.ts';
import type { Entry } from './entry.ts';

/** Members that are no words of a person. */
const CODES: ReadonlySet<string> = new Set([
  'kind',
  'status',
  'language',
  'severity',
  'state',
  'role',
  'nature',
  'type',
  'to',
]);
const HASH = /^[0-9a-f]{64}$/;
/** Longest text kept of one entry, UTF-16 units: a line of the log fits, a plan need not. */
const MOST = 20_000;

/** What of an entry can be found by its words, and the entry that is then to be shown. */
export interface Searchable {
  readonly shows: string;
  readonly text: string;
}

/** null: nothing to find, as for what the server keeps about itself. */
export function searchable(entry: Entry): Searchable | null {
  if (entry.type === 'lease.grant') return null;
  const words: string[] = [];
  collect(entry.body, words);
  const number = registerNumber(entry.site, entry.number);
  const text = [...words, entry.author.name, number].join(' · ').slice(0, MOST);
  return { shows: subjectOf(entry) ?? entry.id, text };
}

/** The line that this entry corrects, translates or gives a status. */
function subjectOf(entry: Entry): string | null {
  if (entry.type === 'log.correct') return entry.body.corrects;
  return entry.type === 'log.translate' || entry.type === 'log.status' ? entry.body.entry : null;
}

/** `text` first: it is what a snippet shows. */
function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') {
    if (value && !ULID.test(value) && !HASH.test(value)) into.push(value);
  } else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([key]) => !CODES.has(key));
    const text = members.filter(([key]) => key === 'text');
    for (const [, member] of [...text, ...members.filter(([key]) => key !== 'text')])
      collect(member, into);
  }
}

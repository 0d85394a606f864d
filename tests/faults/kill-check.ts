import type { RoomClient } from '../../client/connection/contract.ts';
import { featuresOf } from '../../shared/room/board/build.ts';
import { contentHash } from '../../shared/room/canonical.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import type { Done } from './kill-writers.ts';

export interface Findings {
  missing: number;
  doubled: number;
  /** Command acknowledged under one number and found under another. */
  renumbered: number;
  unequal: number;
  brokenChain: number;
}

export const boardHash = (client: RoomClient): string =>
  contentHash(featuresOf(client.board).toJSON());
export const recordHash = (client: RoomClient): string => contentHash(client.entries);

/** Look for everything the writers did in what somebody sees who has just come in. */
export function check(done: readonly Done[], seen: RoomClient): Findings {
  const findings = { missing: 0, doubled: 0, renumbered: 0, unequal: 0, brokenChain: 0 };
  const features = featuresOf(seen.board);
  const byText = Map.groupBy(
    seen.entries.filter((entry) => entry.type === 'log.append'),
    (entry) => entry.body.text,
  );
  for (const { labels, tokens, lines, numbers } of done) {
    for (const [id, label] of labels)
      if (features.get(id)?.get('label') !== label) findings.missing++;
    for (const [id, written] of tokens) {
      const note = String(features.get(id)?.get('note') ?? '');
      for (const token of written) count(note.split(token).length - 1, findings);
    }
    for (const [id, text] of lines) {
      const found = byText.get(text) ?? [];
      count(found.length, findings);
      const number = numbers.get(id);
      if (number !== undefined && found[0] && found[0].number !== number) findings.renumbered++;
    }
  }
  findings.brokenChain = brokenLinks(seen.entries);
  return findings;
}

function count(times: number, findings: Findings): void {
  if (times === 0) findings.missing++;
  if (times > 1) findings.doubled += times - 1;
}

/** Entries whose number, predecessor or hash is not what the register's chain says. */
function brokenLinks(entries: readonly Entry[]): number {
  let broken = 0;
  for (const register of Map.groupBy(entries, ({ site }) => site).values()) {
    let prev = '';
    register.sort((a, b) => a.number - b.number);
    for (const [i, entry] of register.entries()) {
      const { hash, ...rest } = entry;
      if (entry.number !== i + 1 || entry.prev !== prev || contentHash(rest) !== hash) broken++;
      prev = hash;
    }
  }
  return broken;
}

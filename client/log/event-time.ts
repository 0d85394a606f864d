import { zuluTimeOfDay } from '../app/time.ts';

export type TypedZone = 'zulu' | 'local';

const DAY_MS = 86_400_000;

/**
 * The instant that a person typed: `14:32` or `1432` in the chosen zone, `14:32Z` and `14:32L` in
 * the one that they name, `-20` twenty minutes ago; always the last such time before `now`.
 * @param now server's clock, ms UTC
 * @param zone IANA name of the person's own zone; null: they have none, local is Zulu
 * @returns ms UTC; undefined: nothing was typed, it is now; null: this is no time
 */
export function eventTime(
  text: string,
  now: number,
  typed: TypedZone,
  zone: string | null,
): number | undefined | null {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const ago = /^[-−–](\d{1,4})$/.exec(trimmed);
  if (ago) return now - Number(ago[1]) * 60_000;
  const named = /^(.*\d)\s*([zl])$/i.exec(trimmed);
  const local = named ? named[2]?.toLowerCase() === 'l' : typed === 'local';
  const clock = named?.[1] ?? trimmed;
  if (!local || zone === null) return zuluTimeOfDay(clock, now);
  // As if the clock on the wall were Zulu, then by how far it is from Zulu at that moment.
  const offset = offsetOf(zone, now);
  const wall = zuluTimeOfDay(clock, now + offset);
  if (wall === null) return null;
  const at = wall - offsetOf(zone, wall - offset);
  return at > now + 60_000 ? at - DAY_MS : at;
}

/** How far a zone's clock is ahead of UTC at `at`, ms. */
function offsetOf(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  return wall - Math.floor(at / 60_000) * 60_000;
}

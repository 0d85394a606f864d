import type { Language } from '../../shared/room/record/terms.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Making a formatter costs 50 times what using it does: keep each. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  // Days come before months in all our languages: 'en' alone would mean American English.
  const locale = language === 'en' ? 'en-GB' : language;
  if (!found) formatters.set(key, (found = new Intl.DateTimeFormat(locale, options)));
  return found;
}

/** `16:42:07`, Zulu (UTC). `at` in ms UTC, as everywhere here. */
export function zuluSeconds(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** `16:42`, Zulu. */
export function zuluMinutes(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** `17:42` in an IANA time zone. */
export function localMinutes(at: number, zone: string): string {
  return formatter('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** The Zulu day that `at` lies in, in words: `Sunday 22 November`. */
export function dayInWords(at: number, language: Language): string {
  return formatter(language, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at);
}

/** `22 Nov`, Zulu. */
export function shortDay(at: number, language: Language): string {
  return formatter(language, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(at);
}

/** Number of the Zulu day, to tell whether two instants share one. */
export function dayNumber(at: number): number {
  return Math.floor(at / 86_400_000);
}

/** `02:14` hours and minutes, or `3:07:12` days as `3d 07:12`. Never negative. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const days = Math.floor(minutes / 1440);
  const clock = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  return days > 0 ? `${days}d ${clock}` : clock;
}

/** `00:42` minutes and seconds, or hours too when there are any. Never negative. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${two(Math.floor(seconds / 3600))}:${rest}` : rest;
}

/**
 * The instant that a Zulu time of day typed by a person means: the last such time that is not in
 * the future, so that `23:50` written at 00:10 is ten minutes before midnight.
 * @returns ms UTC; null when `text` is no time of day.
 */
export function zuluTimeOfDay(text: string, now: number): number | null {
  const match = /^\s*([01]?\d|2[0-3])[:.h]?([0-5]\d)\s*z?\s*$/i.exec(text);
  if (!match) return null;
  const midnight = dayNumber(now) * 86_400_000;
  const at = midnight + Number(match[1]) * 3_600_000 + Number(match[2]) * 60_000;
  return at > now + 60_000 ? at - 86_400_000 : at;
}

/**
 * A due time typed by a person, Zulu: `17:00` is the next such time, `2026-11-23 17:00` that one.
 * @returns ms UTC; null: empty; undefined: neither of the two forms.
 */
export function readDue(text: string, now: number): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const dated = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2})[:.h](\d{2})\s*z?$/i.exec(typed);
  if (dated) {
    const at = Date.parse(`${dated[1]}T${(dated[2] ?? '').padStart(2, '0')}:${dated[3]}Z`);
    return Number.isNaN(at) ? undefined : at;
  }
  const past = zuluTimeOfDay(typed, now);
  if (past === null) return undefined;
  return past <= now ? past + 86_400_000 : past;
}

/** The other way round, so that reading what was written gives the same instant. */
export function writeDue(at: number | null, now: number): string {
  if (at === null) return '';
  const time = zuluMinutes(at);
  return at > now + 60_000 && at < now + 86_400_000
    ? time
    : `${new Date(at).toISOString().slice(0, 10)} ${time}`;
}

import type { Language } from '../../shared/room/record/terms.ts';
import { dayNumber, shortDay, zuluMinutes } from '../app/time.ts';

/** `17:00`, with the day when it is not today. Zulu. */
export function dueText(
  at: number,
  { now, language }: { now: number; language: Language },
): string {
  const time = zuluMinutes(at);
  return dayNumber(at) === dayNumber(now) ? time : `${shortDay(at, language)} ${time}`;
}

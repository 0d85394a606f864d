import { errorMessages } from '../../shared/messages/errors.ts';
import { composerMessages } from '../../shared/messages/composer.ts';
import type { Message } from '../../shared/messages/translate.ts';
import { LATE_AFTER_MS } from '../../shared/room/record/limits.ts';
import { localMinutes, shortDay, zuluMinutes, dayNumber } from '../app/time.ts';
import type { Field } from './compose-keys.ts';
import type { Draft } from './draft.ts';
import { eventTime } from './event-time.ts';

/** What keeps a draft from being an entry, and the field where that is put right. */
export interface Missing {
  readonly words: Message;
  readonly field: Field | null;
}

function isLate(draft: Draft, now: number, zone: string | null): boolean {
  const at = eventTime(draft.time, now, draft.zone, zone);
  return typeof at === 'number' && now - at > LATE_AFTER_MS;
}

/**
 * Is there all that the record asks for (server/room/commands/log.ts)? Said here, where it can be
 * put right in a moment, instead of by a refusal.
 * @param now server's clock, ms UTC
 * @param zone the person's own zone; null: none
 */
export function missing(
  draft: Draft,
  now: number,
  zone: string | null,
): Missing | { readonly eventAt: number | undefined } {
  const eventAt = eventTime(draft.time, now, draft.zone, zone);
  if (eventAt === null) return { words: composerMessages.timeWrong, field: 'time' };
  if (draft.kind === 'information' && draft.source.trim() === '')
    return { words: errorMessages.SOURCE_REQUIRED, field: 'source' };
  if (isLate(draft, now, zone) && draft.lateReason.trim() === '')
    return { words: errorMessages.LATE_REASON_REQUIRED, field: 'lateReason' };
  return { eventAt };
}

/** Which fields to show: those that this entry needs, those in use, those asked for. */
export function shownFields(
  draft: Draft,
  opened: ReadonlySet<Field>,
  now: number,
  zone: string | null,
): ReadonlySet<Field> {
  const shown = new Set<Field>(['time']);
  if (draft.kind === 'information' || opened.has('source')) shown.add('source');
  if (draft.onBehalfOf || opened.has('onBehalfOf')) shown.add('onBehalfOf');
  if (draft.speaker || opened.has('speaker')) shown.add('speaker');
  if (draft.lateReason || isLate(draft, now, zone)) shown.add('lateReason');
  return shown;
}

/** What a typed time means, in Zulu and in the person's own time; empty when it is now. */
export function previewOf(draft: Draft, now: number, zone: string | null): string {
  const at = eventTime(draft.time, now, draft.zone, zone);
  if (typeof at !== 'number') return '';
  const day = dayNumber(at) === dayNumber(now) ? '' : ` ${shortDay(at, 'en')}`;
  return `${zuluMinutes(at)}Z${day}${zone ? ` · ${localMinutes(at, zone)}` : ''}`;
}

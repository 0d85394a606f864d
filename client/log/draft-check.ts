import type { Command } from '../../shared/protocol/command.ts';
import { isDelegation, isLinks, isUlid } from '../../shared/room/board/draft-values.ts';
import { MAX_LINKS } from '../../shared/room/board/schema.ts';
import { isInstant, isPlainObject, within } from '../../shared/room/board/values.ts';
import type { Attachment } from '../../shared/room/record/attachment.ts';
import type { Mention } from '../../shared/room/record/bodies-log.ts';
import { MAX_ATTACHMENT_BYTES } from '../../shared/room/record/limits.ts';
import { LANGUAGES, LOG_KINDS, VERIFICATION } from '../../shared/room/record/terms.ts';
import { isListOf, isOneOf, isString } from '../app/kept.ts';
import type { Draft, Named } from './draft.ts';

/**
 * Is what this device kept of a draft what we would have kept? Enough for the page to show it and
 * go on with it; whether it may stand in the record, the server judges by its schemas.
 */

const TEXTS = ['text', 'time', 'source', 'onBehalfOf', 'speaker', 'lateReason'] as const;

export function isDraft(value: unknown): value is Draft {
  return (
    isPlainObject(value) &&
    isUlid(value.id) &&
    TEXTS.every((name) => isString(value[name])) &&
    isOneOf(LOG_KINDS, value.kind) &&
    (value.status === null || isOneOf(VERIFICATION, value.status)) &&
    isOneOf(['zulu', 'local'], value.zone) &&
    isLinks(value.links, MAX_LINKS) &&
    isListOf(value.mentions, isNamed) &&
    isListOf(value.files, isAttachment)
  );
}

/** A line that was given; the composer gives no other commands. */
export function isGiven(value: unknown): value is Command {
  if (!isPlainObject(value) || !isPlainObject(value.body)) return false;
  const { id, type, eventAt, writtenAt, clockOffset, provisional } = value;
  return (
    isUlid(id) &&
    type === 'log.append' &&
    maybe(eventAt, isInstant) &&
    maybe(writtenAt, isInstant) &&
    maybe(clockOffset, Number.isFinite) &&
    maybe(provisional, isString) &&
    isLine(value.body)
  );
}

function isLine(body: Readonly<Record<string, unknown>>): boolean {
  const { text, kind, language, status, speech } = body;
  return (
    isString(text) &&
    isOneOf(LOG_KINDS, kind) &&
    isOneOf(LANGUAGES, language) &&
    maybe(status, (one) => isOneOf(VERIFICATION, one)) &&
    maybe(body.source, isString) &&
    maybe(body.onBehalfOf, isString) &&
    maybe(body.lateReason, isString) &&
    maybe(speech, (one) => isPlainObject(one) && isString(one.speaker)) &&
    maybe(body.mentions, (list) => isListOf(list, isMention)) &&
    maybe(body.attachments, (list) => isListOf(list, isAttachment)) &&
    maybe(body.links, (list) => isLinks(list, MAX_LINKS))
  );
}

const maybe = (value: unknown, is: (value: unknown) => boolean): boolean =>
  value === undefined || is(value);

const isMention = (value: unknown): value is Mention =>
  isPlainObject(value) && (isUlid(value.person) || isDelegation(value.delegation));

const isNamed = (value: unknown): value is Named =>
  isPlainObject(value) && isString(value.name) && isMention(value.of);

function isAttachment(value: unknown): value is Attachment {
  if (!isPlainObject(value)) return false;
  const { name, type, thumbnail } = value;
  return isBlob(value) && isString(name) && isString(type) && maybe(thumbnail, isBlob);
}

function isBlob(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { hash, size } = value;
  return isString(hash) && /^[0-9a-f]{64}$/.test(hash) && within(size, 1, MAX_ATTACHMENT_BYTES);
}

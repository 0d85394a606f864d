import { html, nothing, type TemplateResult } from 'lit';
import { SHOWN_TYPES } from '../../shared/attachments/sniff.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { logMessages } from '../../shared/messages/log.ts';
import { verificationMessages } from '../../shared/messages/room.ts';
import { attachmentPath } from '../../shared/protocol/http/attachments.ts';
import type { Attachment } from '../../shared/room/record/attachment.ts';
import type { Body, Entry } from '../../shared/room/record/entry.ts';
import type { LineStatus } from '../../shared/room/record/fold-log.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { stopwatch, zuluMinutes } from '../app/time.ts';
import { linkedText } from '../app/linked-text.ts';
import { viewOf } from '../app/room-view.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import { sizeOf } from './compose-chips.ts';
import type { LineContext } from './line-context.ts';
import { shownText } from '../../shared/room/shown-text.ts';

type LineEntry = Entry<'log.append'> | Entry<'log.correct'>;

/** Texts longer than this, UTF-16 units, have a height of their own and are scrolled in it. */
const LONG = 1_500;

/** The words of a line; what somebody said word for word is set off, with who said it. */
export function lineText(body: Body<'log.append'>, context: LineContext): TemplateResult {
  const { say } = context;
  const text = linkedText(body.text, context);
  if (body.text.length > LONG)
    return html`<div class="long" tabindex="0" role="group" aria-label=${say(logMessages.longText)}>
      ${spoken(body, text, say)}
    </div>`;
  return spoken(body, text, say);
}

function spoken(body: Body<'log.append'>, text: unknown, say: LineContext['say']): TemplateResult {
  if (!body.speech) return html`<p lang=${body.language}>${text}</p>`;
  const speaker = shownText(body.speech.speaker);
  // In one piece: the line keeps the white space of its text.
  const says = html`<b>${say(evidenceMessages.says, { speaker })}</b>`;
  return html`<p class="speech" lang=${body.language}>${says} ${text}</p>`;
}

/**
 * What stands beside the words: late and why, how it was made, how far it has been checked, for
 * whom, whence.
 * @param made the entry that the line began with; @param last the one whose words stand now
 */
export function evidenceNotes(
  made: Entry<'log.append'>,
  last: LineEntry,
  context: LineContext,
): TemplateResult {
  const { say } = context;
  const { onBehalfOf, source, kind } = last.body;
  return html`<div class="more">
      ${lateNote(made, context)}${makingNotes(made, context)}${
        onBehalfOf
          ? html`<span>${say(logMessages.onBehalfOf, { name: shownText(onBehalfOf) })}</span>`
          : nothing
      }${
        source && kind === 'information'
          ? html`<span>${say(logMessages.source, { source: shownText(source) })}</span>`
          : nothing
      }${statusNote(last, context)}
    </div>
    ${attachments(last.body.attachments, context)}`;
}

function lateNote(entry: Entry<'log.append'>, { say }: LineContext) {
  if (!entry.late) return nothing;
  const time = zuluMinutes(entry.recordedAt);
  const reason = entry.body.lateReason;
  const words = reason
    ? say(evidenceMessages.lateFor, { time, reason: shownText(reason) })
    : say(evidenceMessages.late, { time });
  return html`<span class="late">${icon('clock')}${words}</span>`;
}

/** Written without a link, under which number, by a device whose clock was how far off. */
function makingNotes({ writtenAt, provisional, clockOffset }: Entry, { say }: LineContext) {
  const held = writtenAt !== undefined;
  const off = clockOffset ?? 0;
  // Most lines: not even an empty template, of which each would be put into the page.
  if (!held && !provisional && off === 0) return nothing;
  const clock = off > 0 ? evidenceMessages.clockBehind : evidenceMessages.clockAhead;
  return html`${
    held
      ? html`<span
          >${icon('offline')}${say(evidenceMessages.heldFor, { time: zuluMinutes(writtenAt) })}</span
        >`
      : nothing
  }${
    provisional
      ? html`<span>${say(evidenceMessages.provisional, { number: provisional })}</span>`
      : nothing
  }${
    off !== 0
      ? html`<span class="late"
          >${icon('clock')}${say(clock, { span: stopwatch(Math.abs(off)) })}</span
        >`
      : nothing
  }`;
}

/** How far the line has been checked, who said so last and when; a click changes it. */
function statusNote(last: LineEntry, context: LineContext) {
  const status = viewOf(context.room).fold.log.statuses.get(last.id);
  if (!status && last.body.kind !== 'information') return nothing;
  const words = status ? statusWords(status, last, context) : context.say(evidenceMessages.check);
  if (!context.mayCorrect)
    return status ? html`<span class="st st-${status.status}">${words}</span>` : nothing;
  const number = registerNumber(last.site, last.number);
  return html`<button
    class="st ${status ? `st-${status.status}` : 'st-none'}"
    data-status=${last.id}
    title=${context.say(evidenceMessages.changeStatus, { number })}
  >
    ${words}
  </button>`;
}

function statusWords(status: LineStatus, last: LineEntry, context: LineContext) {
  const words = context.say(verificationMessages[status.status]);
  const by = status.by === last.id ? undefined : context.names.entry(status.by);
  if (by?.type !== 'log.status') return html`${words}`;
  const time = zuluMinutes(by.recordedAt);
  const because = by.body.source ?? by.body.reason;
  return html`${words}<small
      >${who(siteOf(context.sites, by.delegation), by.delegation ?? '')}
      ${shownText(by.author.name)},
      ${time}Z${because ? html` · ${shownText(because)}` : nothing}</small
    >`;
}

/** Files: pictures small, everything as something to save. Nothing of theirs runs or is drawn. */
function attachments(files: readonly Attachment[] | undefined, { room, say }: LineContext) {
  if (!files?.length) return nothing;
  return html`<div class="refs">
    ${files.map((file) => {
      const name = shownText(file.name);
      const url = attachmentPath(room.room, file.hash, file.name);
      const picture = SHOWN_TYPES.has(file.type) ? file.thumbnail : undefined;
      const label = say(evidenceMessages.download, { name });
      return picture
        ? html`<a class="thumb" href=${url} download=${file.name} aria-label=${label} title=${name}
            ><img src=${attachmentPath(room.room, picture.hash)} alt="" loading="lazy"
          /></a>`
        : html`<a
            class="chip line"
            href=${url}
            download=${file.name}
            aria-label=${label}
            title=${name}
            >${icon('clip')}<bdi class="cut">${name}</bdi> <small>${sizeOf(file.size)}</small></a
          >`;
    })}
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { html as fixed } from 'lit/static-html.js';
import { actMessages, logMessages } from '../../shared/messages/log.ts';
import { kindMessages } from '../../shared/messages/room.ts';
import { readingMessages } from '../../shared/messages/reading.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { Entry, EntryType } from '../../shared/room/record/entry.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { linkedText } from '../app/linked-text.ts';
import { marksLinking } from '../app/mark-backlinks.ts';
import { dayNumber, localMinutes, shortDay, zuluMinutes } from '../app/time.ts';
import { drawing, icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import { describeAct } from './act-text.ts';
import type { Line } from './chunks.ts';
import { evidenceNotes, lineText } from './evidence-notes.ts';
import type { LineContext } from './line-context.ts';
import { keyTag, readingNotes } from './reading-notes.ts';
import { separators } from './separators.ts';
import { shownText } from '../../shared/room/shown-text.ts';

const MENU = drawing('menu');
const CORRECT = drawing('correct');

/** Zulu time large, the reader's own time small; the day when it is not that of recording. */
function times(entry: Entry, at: number, context: LineContext): TemplateResult {
  const number = registerNumber(entry.site, entry.number);
  const otherDay = dayNumber(at) !== dayNumber(entry.recordedAt);
  const day = otherDay ? html`<small>${shortDay(at, context.language)}</small>` : nothing;
  const zulu = zuluMinutes(at);
  if (!context.zone) return html`<div class="tm" title=${number}><b>${zulu}</b>${day}</div>`;
  const local = localMinutes(at, context.zone);
  return html`<div class="tm" title=${number}><b>${zulu}</b>${day}<small>${local}</small></div>`;
}

function languageTag(language: string, context: LineContext): TemplateResult | typeof nothing {
  if (language === context.language) return nothing;
  return html`<span class="lang">${language.toUpperCase()}</span>`;
}

/** Chips for what an entry speaks of. A click asks whoever shows it to bring it into view. */
export function linkChips(
  links: readonly Link[] | undefined,
  context: LineContext,
  alarm = false,
): TemplateResult | typeof nothing {
  if (!links?.length) return nothing;
  return html`<div class="refs">
    ${links.map((link) => {
      const name = shownText(context.label(link) || context.say(logMessages.unnamed));
      return html`<button
        class="chip ${alarm ? 'crit' : ''}"
        data-show=${link.to}
        data-id=${link.id}
        title=${link.to === 'feature' ? context.say(logMessages.showOnMap, { name }) : name}
      >
        ${icon(link.to === 'feature' ? 'pin' : link.to === 'entry' ? 'link' : 'decision')}${name}
      </button>`;
    })}
  </div>`;
}

/** What a line speaks of, and the marks that link to it. */
function withMarks(
  links: readonly Link[] | undefined,
  entry: Entry,
  { room }: LineContext,
): readonly Link[] | undefined {
  const back = marksLinking(room.board, entry.id);
  if (back.length === 0) return links;
  const named = new Set(links?.map(({ id }) => id));
  return [...(links ?? []), ...back.filter(({ id }) => !named.has(id))];
}

function head(entry: Entry, tags: unknown, context: LineContext): TemplateResult {
  const site = siteOf(context.sites, entry.delegation);
  const code = entry.delegation ?? entry.site;
  return html`<div class="hd">
    ${who(site, code)}<span class="nm">${shownText(entry.author.name)}</span
    ><span class="no">${registerNumber(entry.site, entry.number)}</span
    ><span class="sp"></span>${tags}
  </div>`;
}

function logLine(line: Line, entry: Entry<'log.append'>, context: LineContext): TemplateResult {
  const { say } = context;
  const last = line.corrections.at(-1);
  const shown = last?.body ?? entry.body;
  const struck = [entry.body.text, ...line.corrections.slice(0, -1).map((c) => c.body.text)];
  const reading = context.reading(entry.id);
  const tags = html`${keyTag(reading, context)}${languageTag(shown.language, context)}<span
      class="tag"
      >${shown.kind === 'decision' ? icon('decision') : nothing}${say(
        kindMessages[shown.kind],
      )}</span
    >`;
  return html`<li
    class="e ${shown.kind === 'decision' ? 'is-dec' : ''} ${last ? 'is-struck' : ''}"
    data-entry=${entry.id}
  >
    ${times(entry, entry.eventAt, context)}
    <div>
      ${head(entry, tags, context)}
      ${
        last
          ? html`${struck.map(
              (text) =>
                html`<p class="old">
                  <span class="vh">${say(logMessages.struck)}</span
                  ><s lang=${entry.body.language}>${shownText(text)}</s>
                </p>`,
            )}`
          : nothing
      }
      ${lineText(shown, context)} ${evidenceNotes(entry, last ?? entry, context)}
      ${linkChips(withMarks(shown.links, entry, context), context)}
      ${last ? correctionNote(last, context) : nothing} ${readingNotes(entry.id, reading, context)}
      ${acts(entry, last ?? entry, context)}
    </div>
  </li>`;
}

/**
 * What can be done about a line (line-dialog.ts) and, when `last` is given, with its words. One box for
 * both: of what is drawn only now and then, each costs every line something when the log is scrolled.
 * And one template: each of those within one another costs every line something when it is drawn.
 */
function acts(
  entry: Entry,
  last: Entry | null,
  context: LineContext,
): TemplateResult | typeof nothing {
  if (!context.mayAcknowledge && !(last && context.mayCorrect)) return nothing;
  const number = registerNumber(entry.site, entry.number);
  const more = context.say(readingMessages.actions, { number });
  const menu = fixed`<button class="fix" data-more=${entry.id} title=${more} aria-label=${more}>
    ${MENU}
  </button>`;
  if (!last || !context.mayCorrect) return html`<div class="acts">${menu}</div>`;
  const title = context.say(logMessages.correct);
  const label = context.say(logMessages.correctEntry, { number });
  if (!context.mayAcknowledge)
    return fixed`<div class="acts">
      <button class="fix" data-correct=${last.id} title=${title} aria-label=${label}>${CORRECT}</button>
    </div>`;
  return fixed`<div class="acts">
    <button class="fix" data-more=${entry.id} title=${more} aria-label=${more}>${MENU}</button
    ><button class="fix" data-correct=${last.id} title=${title} aria-label=${label}>${CORRECT}</button>
  </div>`;
}

function correctionNote(correction: Entry<'log.correct'>, context: LineContext): TemplateResult {
  const site = siteOf(context.sites, correction.delegation);
  return html`<div class="more corr">
    <span
      >${icon('correct')}${context.say(logMessages.corrected)}
      ${who(site, correction.delegation ?? correction.site)} ${shownText(correction.author.name)},
      <span class="num">${zuluMinutes(correction.recordedAt)}Z</span></span
    >
    <span>${context.say(logMessages.reason, { reason: correction.body.reason })}</span>
  </div>`;
}

function alertLine(entry: Entry<'alert.raise'>, context: LineContext): TemplateResult {
  const critical = entry.body.severity === 'critical';
  const tag = html`${keyTag(context.reading(entry.id), context)}<span
      class="tag ${critical ? 'crit' : 'warn'}"
      >${icon(critical ? 'alert' : 'warning')}${context.say(logMessages.alertTag)}</span
    >`;
  return html`<li class="e ${critical ? 'is-alert' : 'is-warn'}" data-entry=${entry.id}>
    ${times(entry, entry.eventAt, context)}
    <div>
      ${head(entry, tag, context)}
      <p>${linkedText(entry.body.text, context)}</p>
      ${linkChips(withMarks(entry.body.links, entry, context), context, critical)}
      ${acts(entry, null, context)}
    </div>
  </li>`;
}

function proposalLine(entry: Entry<'decision.propose'>, context: LineContext): TemplateResult {
  const tag = html`<span class="tag"
    >${icon('decision')}${context.say(kindMessages.decision)}</span
  >`;
  return html`<li class="e is-dec" data-entry=${entry.id}>
    ${times(entry, entry.eventAt, context)}
    <div>
      ${head(entry, tag, context)}
      <p>${linkedText(entry.body.version.title, context)}</p>
      <div class="refs">
        <button class="chip" data-show="decision" data-id=${entry.body.decision}>
          ${context.say(actMessages.proposed)}
        </button>
      </div>
    </div>
  </li>`;
}

/** Acts that carry a reason of their own, which is never cut short. */
const LONG_ACTS: ReadonlySet<EntryType> = new Set<EntryType>([
  'decision.withdraw',
  'decision.reserve',
  'decision.object',
  'decision.approve',
  'decision.refuse',
  'decision.defer',
  'decision.abandon',
  'room.close',
  'room.reopen',
  'watch.open',
  'watch.relieve',
  'watch.take',
  'watch.close',
  'checklist.overdue',
  'alert.escalate',
  'plan.validate',
]);

/** Acts of the server's clock: nobody did them, and somebody has to do something about them. */
const FELL_DUE: ReadonlySet<EntryType> = new Set<EntryType>([
  'checklist.overdue',
  'alert.escalate',
]);

function actLine(entry: Entry, context: LineContext): TemplateResult | typeof nothing {
  const text = describeAct(entry, context.names, context.say);
  if (text === null) return nothing;
  const site = siteOf(context.sites, entry.delegation);
  const due = FELL_DUE.has(entry.type);
  const said = shownText(
    due || entry.type === 'person.join' ? text : `${entry.author.name} ${text}`,
  );
  const long = LONG_ACTS.has(entry.type);
  return html`<li class="e act ${due ? 'due' : ''}" data-entry=${entry.id}>
    ${times(entry, entry.recordedAt, context)}
    <p class=${long ? '' : 'short'} title=${said}>
      ${due ? icon('warning') : who(site, entry.delegation ?? '')} ${said}
    </p>
  </li>`;
}

/** One line of the log, with the day above it when it opens one. */
export function lineTemplate(line: Line, context: LineContext): TemplateResult {
  const { entry } = line;
  return html`${separators(line, context)}${body(line, entry, context)}`;
}

function body(line: Line, entry: Entry, context: LineContext): TemplateResult | typeof nothing {
  if (entry.type === 'log.append') return logLine(line, entry, context);
  if (entry.type === 'alert.raise') return alertLine(entry, context);
  if (entry.type === 'decision.propose') return proposalLine(entry, context);
  return actLine(entry, context);
}

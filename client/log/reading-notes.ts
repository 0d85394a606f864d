import { html, nothing, type TemplateResult } from 'lit';
import { readingMessages } from '../../shared/messages/reading.ts';
import { MAP_KEEPER, type Language } from '../../shared/room/record/terms.ts';
import {
  mayAcknowledge,
  openAcknowledgements,
  type ReadingRecord,
} from '../../shared/room/record/fold-reading.ts';
import { linkedText } from '../app/linked-text.ts';
import { zuluMinutes } from '../app/time.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import type { LineContext } from './line-context.ts';
import { shownText } from '../../shared/room/shown-text.ts';

/** The tag of a key event. */
export function keyTag(
  record: ReadingRecord | undefined,
  { say }: LineContext,
): TemplateResult | typeof nothing {
  if (!record?.promotion?.key) return nothing;
  const label = say(readingMessages.keyEvent);
  return html`<span class="tag key" title=${label}
    >${icon('key')}<span class="vh">${label}</span></span
  >`;
}

/** What readers put on record about a line, under its words: translations, acknowledgements. */
export function readingNotes(
  id: string,
  record: ReadingRecord | undefined,
  context: LineContext,
): TemplateResult | typeof nothing {
  if (!record) return nothing;
  return html`${translations(record, context)}${acknowledgements(id, record, context)}`;
}

function translations(record: ReadingRecord, context: LineContext): unknown {
  const { say } = context;
  const all = Object.values(record.translations);
  // The reader's own language first; all of them are shown.
  const order = (language: Language): number => (language === context.language ? 0 : 1);
  return all
    .sort((a, b) => order(a.language) - order(b.language))
    .map(({ language, text, name, delegation }) => {
      const tag = html`<span class="lang">${language.toUpperCase()}</span>`;
      const by = say(readingMessages.translatedBy, { name: shownText(name) });
      return html`<div class="tr">
        <p lang=${language}>${tag} ${linkedText(text, context)}</p>
        <small>${who(siteOf(context.sites, delegation), delegation ?? '')} ${by}</small>
      </div>`;
    });
}

function acknowledgements(
  id: string,
  record: ReadingRecord,
  context: LineContext,
): TemplateResult | typeof nothing {
  if (Object.keys(record.asked).length === 0) return nothing;
  const { say } = context;
  const open = openAcknowledgements(record);
  const given = Object.entries(record.acknowledged).filter(([of]) =>
    Object.hasOwn(record.asked, of),
  );
  const mine = context.mayAcknowledge ? mayAcknowledge(record, context.delegation) : [];
  const mark = (of: string): TemplateResult =>
    of === MAP_KEEPER
      ? html`<span class="who nobody">${icon('pin')}${say(readingMessages.mapKeeper)}</span>`
      : who(siteOf(context.sites, of), of);
  return html`<div class="more acks ${open.length > 0 ? 'is-open' : ''}">
    ${
      open.length > 0
        ? html`<span>${icon('clock')}${say(readingMessages.waitingFor)} ${open.map(mark)}</span>`
        : nothing
    }${
      given.length > 0
        ? html`<span
            >${icon('check')}${say(readingMessages.acknowledgedBy)}
            ${given.map(
              ([of, act]) =>
                html`<span class="given" title=${shownText(act.name)}
                  >${mark(of)}<span class="num">${zuluMinutes(act.stamp.recordedAt)}Z</span></span
                >`,
            )}</span
          >`
        : nothing
    }${mine.map(
      (as) =>
        html`<button class="btn sm" data-acknowledge=${id} data-as=${as ?? nothing}>
          ${
            as
              ? say(readingMessages.acknowledgeMap)
              : say(readingMessages.acknowledge, { who: context.delegation ?? '' })
          }
        </button>`,
    )}
  </div>`;
}

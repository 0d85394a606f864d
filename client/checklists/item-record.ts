import { html, nothing, type TemplateResult } from 'lit';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { compareStamps } from '../../shared/room/record/stamp.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { draftTitle, featureLabel } from '../app/labels.ts';
import { viewOf } from '../app/room-view.ts';
import { shortDay, zuluMinutes } from '../app/time.ts';
import type { RoomClient } from '../connection/contract.ts';
import { describeAct } from '../log/act-text.ts';
import { namesOf } from '../log/names.ts';
import { icon } from '../ui/icons.ts';
import type { Item } from './model.ts';

type Say = (message: Message, params?: Params) => string;

/** What the record says of an item, oldest first, each with its number. */
export function history(
  room: RoomClient,
  task: string,
  language: Language,
  say: Say,
): TemplateResult | typeof nothing {
  const { byId } = viewOf(room);
  const acts: Entry[] = [];
  for (const entry of byId.values())
    if (entry.type.startsWith('checklist.') && 'task' in entry.body && entry.body.task === task)
      acts.push(entry);
  if (acts.length === 0) return nothing;
  const names = namesOf(room);
  acts.sort(compareStamps);
  return html`<section class="past">
    <h3>${say(checklistMessages.history)}</h3>
    <ol class="names">
      ${acts.map(
        (entry) =>
          html`<li>
            <span class="num">${registerNumber(entry.site, entry.number)}</span>
            <span class="num"
              >${shortDay(entry.recordedAt, language)} ${zuluMinutes(entry.recordedAt)}Z</span
            >
            <span
              >${shownText(`${entry.author.name} ${describeAct(entry, names, say) ?? ''}`)}</span
            >
          </li>`,
      )}
    </ol>
  </section>`;
}

/** What the item came from. A click asks whoever shows it to bring it into view. */
export function linksOf(room: RoomClient, item: Item, say: Say): TemplateResult | typeof nothing {
  if (item.links.length === 0) return nothing;
  const { byId } = viewOf(room);
  const nameOf = (to: string, id: string): string => {
    const entry = byId.get(id);
    if (to === 'entry') return entry ? registerNumber(entry.site, entry.number) : '…';
    return shownText((to === 'feature' ? featureLabel : draftTitle)(room.board, id) ?? '…');
  };
  return html`<section class="deps">
    <h3>${say(checklistMessages.links)}</h3>
    <div class="refs">
      ${item.links.map(
        (link) =>
          html`<button
            class="chip"
            @click=${(event: Event) => {
              const target = event.currentTarget as HTMLElement;
              target.closest('dialog')?.close();
              const detail = { to: link.to, id: link.id };
              target.dispatchEvent(
                new CustomEvent('accord-show', { detail, bubbles: true, composed: true }),
              );
            }}
          >
            ${icon(link.to === 'feature' ? 'pin' : link.to === 'entry' ? 'link' : 'decision')}${nameOf(
              link.to,
              link.id,
            )}
          </button>`,
      )}
    </div>
  </section>`;
}

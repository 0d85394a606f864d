import { html, nothing, svg, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { alertMessages } from '../../shared/messages/alerts.ts';
import { lobbyMessages } from '../../shared/messages/lobby.ts';
import { natureMessages } from '../../shared/messages/room.ts';
import { translate, type Message, type Params } from '../../shared/messages/translate.ts';
import type { LobbyRoom } from '../../shared/protocol/http/rooms.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Site } from '../../shared/room/sites.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import { discs, presentPeople } from './clocks.ts';
import { duration, shortDay, zuluMinutes } from './time.ts';

export interface LobbyContext {
  readonly language: Language;
  readonly now: number;
  /** Those of this server. */
  readonly sites: readonly Site[];
  /** Name of the reader's own place; null: no delegation. */
  readonly place: string | null;
  /** The server cannot be asked: people are as last known. */
  readonly last: boolean;
}

const BAR = 5;
const GAP = 1.5;
const HEIGHT = 32;

/** Sixty bars: how busy the room was since it opened. Heights grow with the square root, so that
 * one busy minute does not flatten all others. */
export function activityChart(activity: readonly number[], label: string): TemplateResult {
  const most = Math.sqrt(Math.max(1, ...activity));
  return html`<svg
    class="spark"
    viewBox="0 0 ${activity.length * (BAR + GAP)} ${HEIGHT}"
    role="img"
    aria-label=${label}
    preserveAspectRatio="none"
  >
    ${activity.map((count, index) => {
      const height = count === 0 ? 1.5 : 3 + (Math.sqrt(count) / most) * (HEIGHT - 3);
      return svg`<rect x=${index * (BAR + GAP)} y=${HEIGHT - height} width=${BAR} height=${height} rx="1"></rect>`;
    })}
  </svg>`;
}

/** A room in which people work now. */
export function liveRoom(room: LobbyRoom, index: number, context: LobbyContext): TemplateResult {
  const t = (message: Message, params?: Params): string =>
    translate(message, context.language, params);
  const last = room.lastEntry;
  const people = presentPeople(room.roster);
  const codes = new Set(context.sites.map((site) => site.id));
  const others = people.filter((p) => p.delegation === null || !codes.has(p.delegation));
  return html`<article class="rm">
    <div class="what">
      <h3>${shownText(room.name)}</h3>
      <div class="l1">
        ${
          room.nature === 'exercise'
            ? html`<span class="exd"><b>${t(natureMessages.exercise)}</b></span>`
            : nothing
        }
        ${room.phase ? html`<span>${room.phase}</span>` : nothing}
        <span class="num">T+${duration(context.now - room.openedAt)}</span>
      </div>
      <div class="last">
        ${
          last
            ? html`${who(siteOf(context.sites, last.delegation), last.delegation ?? '')}
                <span class="num">${zuluMinutes(last.recordedAt)}</span>
                <p lang=${last.language}>${shownText(last.text)}</p>`
            : html`<p class="none">${t(lobbyMessages.noEntry)}</p>`
        }
      </div>
      <div class="act">
        ${activityChart(room.activity, t(lobbyMessages.activity))}
        <span
          >${t(lobbyMessages.entriesSince, {
            count: room.entries,
            time: zuluMinutes(room.openedAt),
          })}</span
        >
      </div>
    </div>
    <div class="pres ${context.last ? 'down' : ''}">
      ${context.sites.map((site) => {
        const here = people.filter((person) => person.delegation === site.id);
        return html`<div>
          ${who(site, site.names[context.language])}${
            here.length > 0
              ? discs(here, site, context.language)
              : html`<span class="none">${t(lobbyMessages.nobody)}</span>`
          }
        </div>`;
      })}
      ${
        others.length > 0
          ? html`<div>
              <span class="who nobody">${t(appMessages.others)}</span>${discs(
                others,
                undefined,
                context.language,
              )}
            </div>`
          : nothing
      }
    </div>
    <div class="todo">
      <ul>
        ${
          room.openAlerts > 0
            ? html`<li class="crit">
                ${icon('alert')}${t(alertMessages.open, { count: room.openAlerts })}
              </li>`
            : html`<li class="none">${t(lobbyMessages.noAlert)}</li>`
        }
        ${
          room.decisions > 0
            ? html`<li>
                ${icon('decision')}${t(lobbyMessages.decisionCount, { count: room.decisions })}
              </li>`
            : nothing
        }
      </ul>
      <a class="btn ${index === 0 ? 'pri' : ''}" href="/r/${room.id}" data-key=${index + 1}
        >${
          room.role === 'observer'
            ? t(lobbyMessages.observe)
            : context.place
              ? t(lobbyMessages.joinAs, { place: context.place })
              : t(lobbyMessages.join)
        }${index < 9 ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}</a
      >
    </div>
  </article>`;
}

/** A room that was closed: still there to be read. */
export function closedRoom(room: LobbyRoom, context: LobbyContext): TemplateResult {
  const t = (message: Message, params?: Params): string =>
    translate(message, context.language, params);
  return html`<li>
    <b>${shownText(room.name)}</b>
    <span>${shortDay(room.openedAt, context.language)}</span>
    <span class="num"
      >${t(lobbyMessages.long, {
        time: duration((room.closedAt ?? context.now) - room.openedAt),
      })}</span
    >
    <span
      >${t(lobbyMessages.recordCount, { count: room.entries })},
      ${t(lobbyMessages.decisionCount, {
        count: room.decisions,
      })}</span
    >
    <a class="btn sm" href="/r/${room.id}">${t(lobbyMessages.read)}</a>
  </li>`;
}

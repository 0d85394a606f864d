import { html, nothing, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { roleMessages } from '../../shared/messages/room.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RosterEntry } from '../../shared/protocol/presence.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Site } from '../../shared/room/sites.ts';
import { avatar, glyph } from '../ui/identity.ts';
import { AccordElement } from './element.ts';
import { Ticker } from './ticker.ts';
import { localMinutes, zuluSeconds } from './time.ts';

/** More people than this are counted instead of drawn. */
const MOST_DRAWN = 4;

export interface Present {
  readonly person: string;
  readonly name: string;
  readonly role: RosterEntry['role'];
  readonly delegation: string | null;
  readonly idle: boolean;
}

/** People of a roster, each once however many windows they have, active ones first, by name. */
export function presentPeople(roster: Readonly<Record<string, RosterEntry>>): Present[] {
  const people = new Map<string, Present>();
  for (const entry of Object.values(roster)) {
    const idle = entry.presence?.idle === true && (people.get(entry.person)?.idle ?? true);
    const { person, name, role, delegation } = entry;
    people.set(person, { person, name, role, delegation, idle });
  }
  return [...people.values()].sort(
    (a, b) => Number(a.idle) - Number(b.idle) || a.name.localeCompare(b.name),
  );
}

/** Discs of people, and how many more there are. */
export function discs(
  people: readonly Present[],
  site: Site | undefined,
  language: Language,
): TemplateResult {
  const shown = people.slice(0, MOST_DRAWN);
  return html`<span class="avs"
    >${shown.map((person) =>
      avatar(
        person,
        site,
        translate(person.idle ? appMessages.personIdle : appMessages.personHere, language, {
          name: person.name,
          role: translate(roleMessages[person.role], language),
        }),
      ),
    )}${
      people.length > shown.length
        ? html`<span class="num rest">+${people.length - shown.length}</span>`
        : nothing
    }</span
  >`;
}

/** The Zulu clock to the second and the clocks of the capitals, each with its people. */
export class Clocks extends AccordElement {
  static override properties = {
    sites: { attribute: false },
    people: { attribute: false },
    last: { attribute: false },
    counted: { type: Boolean },
  };
  declare sites: readonly Site[];
  /** Who is here; null: not shown. */
  declare people: readonly Present[] | null;
  /** The link is cut: people are as last known. */
  declare last: boolean;
  /** Say how many people there are instead of drawing them. */
  declare counted: boolean;
  private readonly ticker = new Ticker(this);

  constructor() {
    super();
    this.sites = [];
    this.people = null;
    this.last = false;
    this.counted = false;
  }

  override render(): TemplateResult {
    const now = this.ticker.now;
    return html`<div class="clk z">
        <span class="lab">${this.t(appMessages.zulu)}</span
        ><time class="t">${zuluSeconds(now)}</time>
      </div>
      ${this.sites.map((site) => {
        const people = this.people?.filter((person) => person.delegation === site.id);
        return html`<div class="clk capb cap ${site.colour} ${this.last ? 'down' : ''}">
          <div class="sub">
            <span class="lab">${glyph(site)}${site.names[this.language]}</span
            ><time class="t">${localMinutes(now, site.zone)}</time>
          </div>
          ${
            people && this.counted
              ? html`<span class="online"
                  ><b class="num">${people.length}</b>${this.t(appMessages.online)}</span
                >`
              : people
                ? discs(people, site, this.language)
                : nothing
          }
        </div>`;
      })}`;
  }
}
customElements.define('accord-clocks', Clocks);

import * as Y from 'yjs';
import { composerMessages } from '../../shared/messages/composer.ts';
import { LOG_TEMPLATES } from '../../shared/messages/log-templates.ts';
import { kindMessages, roleMessages } from '../../shared/messages/room.ts';
import type { Message } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { draftTitle, marksNamed } from '../app/labels.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import {
  kindSuggestions,
  matching,
  MOST,
  templateSuggestions,
  type Call,
  type Suggestion,
} from './completion.ts';

type Say = (message: Message) => string;

/** How far back entries are looked at: the newest ones are what people speak of. */
const ENTRIES_BACK = 5_000;
/** Of each sort, so that many marks do not hide the decisions. */
const SHARE = 4;
/** Of a long title or text. */
const SHORT = 60;

/** What may be meant by what is being typed, best first. */
export function suggest(room: RoomClient, call: Call, language: Language, say: Say): Suggestion[] {
  const { typed } = call;
  if (call.sign === '@') return matching(people(room, language, say), typed);
  if (call.sign === '/')
    return matching(
      [
        ...templateSuggestions(LOG_TEMPLATES, language, say(composerMessages.template)),
        ...kindSuggestions((kind) => say(kindMessages[kind]), say(composerMessages.kind)),
      ],
      typed,
      ({ key, label }) => `${label} ${key.replace('template-', '')}`,
    );
  const sorts = [marks(room, say), drafts(room, say), entries(room, say)];
  const found = sorts.map((sort) => matching(sort, typed).slice(0, SHARE));
  return found.flat().slice(0, MOST);
}

/** Delegations first: they are few. Then people, those who are here before the others. */
function* people(room: RoomClient, language: Language, say: Say): Iterable<Suggestion> {
  for (const site of room.state.sites) {
    const label = `${site.id} ${site.names[language]}`;
    const of = { delegation: site.id };
    const detail = say(composerMessages.delegation);
    yield { key: site.id, label, detail, pick: { does: 'mention', name: site.id, of } };
  }
  const here = new Set(Object.values(room.state.roster).map((entry) => entry.person));
  const known = [...viewOf(room).fold.people].filter(([, person]) => !person.revoked);
  known.sort(([a], [b]) => Number(here.has(b)) - Number(here.has(a)));
  for (const [person, { name, delegation, role }] of known) {
    const detail = [delegation, say(roleMessages[role])].filter(Boolean).join(' · ');
    yield { key: person, label: name, detail, pick: { does: 'mention', name, of: { person } } };
  }
}

function* marks(room: RoomClient, say: Say): Iterable<Suggestion> {
  for (const { id, code, label } of marksNamed(room.board)) {
    const name = code || label;
    yield {
      key: id,
      label: [code, label].filter(Boolean).join(' '),
      detail: say(composerMessages.mark),
      pick: { does: 'link', name, link: { to: 'feature', id } },
    };
  }
}

function* drafts(room: RoomClient, say: Say): Iterable<Suggestion> {
  for (const [id, draft] of room.board.getMap('drafts')) {
    if (!(draft instanceof Y.Map) || draft.get('lifted')) continue;
    const title = short(draftTitle(room.board, id) ?? '');
    const kind: unknown = draft.get('kind');
    if (!title || (kind !== 'decision' && kind !== 'task')) continue;
    yield {
      key: id,
      label: title,
      detail: say(composerMessages[kind]),
      pick: { does: 'link', name: title, link: { to: kind, id } },
    };
  }
}

function* entries(room: RoomClient, say: Say): Iterable<Suggestion> {
  const all = room.entries;
  const first = Math.max(0, all.length - ENTRIES_BACK);
  for (let i = all.length - 1; i >= first; i--) {
    const entry = all[i];
    if (entry?.type !== 'log.append' && entry?.type !== 'log.correct') continue;
    const name = registerNumber(entry.site, entry.number);
    yield {
      key: entry.id,
      label: `${name} ${short(entry.body.text)}`,
      detail: say(kindMessages[entry.body.kind]),
      pick: { does: 'link', name, link: { to: 'entry', id: entry.id } },
    };
  }
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > SHORT ? `${line.slice(0, SHORT - 1).trimEnd()}…` : line;
}

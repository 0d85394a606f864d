import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import { featureLabel } from '../app/labels.ts';
import { may } from '../app/may.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import { siteOf } from '../ui/identity.ts';
import type { LineContext } from './line.ts';
import { namesOf } from './names.ts';

/** The same object as long as nothing in it changed: hundreds of guards compare it. */
export function lineContext(
  room: RoomClient,
  language: Language,
  old: LineContext | null,
  say: (message: Message, params?: Params) => string,
): LineContext {
  const { sites, me } = room.state;
  const delegation = me?.delegation ?? null;
  const zone = siteOf(sites, delegation)?.zone ?? null;
  const mayCorrect = may(room, 'log.correct');
  const mayAcknowledge = may(room, 'log.acknowledge');
  if (
    old?.language === language &&
    old.room === room &&
    old.sites === sites &&
    old.zone === zone &&
    old.delegation === delegation &&
    old.mayCorrect === mayCorrect &&
    old.mayAcknowledge === mayAcknowledge
  )
    return old;
  const names = namesOf(room);
  const { fold } = viewOf(room);
  return {
    room,
    language,
    sites,
    zone,
    delegation,
    mayCorrect,
    mayAcknowledge,
    names,
    reading: (id) => fold.reading.get(id),
    label: (link) =>
      link.to === 'feature'
        ? featureLabel(room.board, link.id)
        : link.to === 'entry'
          ? names.number(link.id)
          : (names.decision(link.id) ?? names.task(link.id)),
    say,
  };
}

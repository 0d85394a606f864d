import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { ReadingRecord } from '../../shared/room/record/fold-reading.ts';
import type { Site } from '../../shared/room/sites.ts';
import { featureLabel } from '../app/labels.ts';
import { may } from '../app/may.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import { siteOf } from '../ui/identity.ts';
import type { Names, Say } from './act-names.ts';
import { namesOf } from './names.ts';

/** What a line needs to know of its surroundings. Replaced as a whole, so that `guard` notices. */
export interface LineContext {
  readonly room: RoomClient;
  readonly language: Language;
  readonly sites: readonly Site[];
  /** Zone of the reader's delegation; null: none, only Zulu is shown. */
  readonly zone: string | null;
  /** The reader's own; null: none. */
  readonly delegation: string | null;
  readonly mayCorrect: boolean;
  readonly mayAcknowledge: boolean;
  /** What readers put on record about a line. */
  readonly reading: (id: string) => ReadingRecord | undefined;
  readonly names: Names;
  readonly label: (link: Link) => string | null;
  readonly say: Say;
}

/** The same object as long as nothing in it changed: hundreds of guards compare it. */
export function lineContext(
  room: RoomClient,
  language: Language,
  old: LineContext | null,
  say: Say,
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

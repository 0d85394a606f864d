import type { Up } from '../../../../shared/protocol/messages.ts';
import type { AnyHandler } from '../dispatch.ts';
import { boardUpdate } from './board-update.ts';
import { command } from './command.ts';
import { history } from './history.ts';
import { joinHandler } from './join.ts';
import { piece } from './piece.ts';
import { presence } from './presence.ts';
import { search } from './search.ts';
import { segment } from './segment.ts';
import { sync } from './sync.ts';
import { time } from './time.ts';

const BY_NAME: Record<keyof Up, AnyHandler> = {
  join: joinHandler,
  'board.update': boardUpdate,
  command,
  presence,
  sync,
  segment,
  piece,
  history,
  search,
  time,
};

/** Every message up. A name that is not here is unknown, whatever object it might be a member of. */
export const HANDLERS: ReadonlyMap<string, AnyHandler> = new Map(Object.entries(BY_NAME));

import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { RoomClient } from '../connection/contract.ts';
import type { DecisionPoint } from './points.ts';

/** What the parts of the sheet are drawn from. */
export interface SheetContext {
  readonly room: RoomClient;
  readonly point: DecisionPoint;
  readonly language: Language;
  /** ms UTC, by the server's clock. */
  readonly now: number;
  readonly say: (message: Message, params?: Params) => string;
  /** Say what went wrong; empty: nothing. */
  readonly problem: (words: string) => void;
  /** Change the board, and say why not when that is refused. @returns was it done? */
  readonly edit: (change: Parameters<RoomClient['edit']>[0]) => boolean;
}

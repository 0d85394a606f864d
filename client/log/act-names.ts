import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Entry } from '../../shared/room/record/entry.ts';

/** Names of what acts refer to, for one line of text. */
export interface Names {
  decision(id: string): string | null;
  task(id: string): string | null;
  entry(id: string): Entry | undefined;
  person(id: string): string | null;
}

export type Say = (message: Message, params?: Params) => string;

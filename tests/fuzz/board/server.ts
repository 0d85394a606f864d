import * as Y from 'yjs';
import { createAdmission } from '../../../server/room/admission/admission.ts';
import type { Author, UpdateLimits, Verdict } from '../../../server/room/admission/contract.ts';
import { BOARD_ROOTS } from '../../../shared/room/board/shape.ts';
import { canonicalJson } from '../../../shared/room/canonical.ts';

export type Person = Omit<Author, 'binding'>;

export const EDITORS: readonly Person[] = [
  { person: 'anne', role: 'editor', delegation: 'PAR' },
  { person: 'ben', role: 'facilitator', delegation: 'LON' },
  { person: 'chris', role: 'editor', delegation: 'LON' },
  { person: 'daryna', role: 'editor', delegation: 'KYV' },
];
export const OBSERVER: Person = { person: 'otto', role: 'observer', delegation: null };

/** A board document with its roots defined, as everybody opens it. */
export function openBoard(...updates: Uint8Array[]): Y.Doc {
  const board = new Y.Doc();
  for (const root of BOARD_ROOTS) board.getMap(root);
  for (const update of updates) Y.applyUpdate(board, update, 'remote');
  return board;
}

/**
 * The board from updates in whatever order. Yjs keeps what it cannot place yet and does not always
 * come back to it by itself; sending everything again, as a resync does, has to be enough.
 */
export function boardFrom(updates: readonly Uint8Array[]): Y.Doc {
  const board = openBoard(...updates);
  if (board.store.pendingStructs !== null || board.store.pendingDs !== null)
    for (const update of updates) Y.applyUpdate(board, update, 'remote');
  return board;
}

/** All that can be read from a board, in one comparable string. */
export function contentOf(board: Y.Doc): string {
  return canonicalJson(board.toJSON());
}

/** A room reduced to its board: judge, apply, remember, tell everybody. */
export class BoardServer {
  readonly board = openBoard();
  readonly owners = new Map<number, string>();
  readonly log: { readonly person: string; readonly update: Uint8Array }[] = [];
  readonly #admission = createAdmission(this.board, {
    ownerOf: (client) => this.owners.get(client),
  });
  readonly #followers = new Set<(update: Uint8Array, from: unknown) => void>();

  lease(client: number, person: string): void {
    this.owners.set(client, person);
  }

  follow(follower: (update: Uint8Array, from: unknown) => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  check(update: Uint8Array, author: Author, limits?: UpdateLimits): Verdict {
    return this.#admission.check(update, author, limits);
  }

  submit(update: Uint8Array, author: Author, from?: unknown): Verdict {
    const verdict = this.check(update, author);
    if (!verdict.ok || verdict.update === null) return verdict;
    Y.applyUpdate(this.board, verdict.update);
    for (const client of verdict.binds) this.owners.set(client, author.person);
    this.log.push({ person: author.person, update: verdict.update });
    for (const follower of this.#followers) follower(verdict.update, from);
    return verdict;
  }
}

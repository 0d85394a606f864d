import type { RoomClient } from '../../client/connection/contract.ts';
import { changeFeature, createFeature, featuresOf } from '../../shared/room/board/build.ts';
import type * as Y from 'yjs';

/** Everything a writer has done, to be found again. */
export interface Done {
  /** Feature id → the label it was given last. Written by its maker alone. */
  readonly labels: Map<string, string>;
  /** Tokens put into notes that everybody writes into: note's feature → tokens. */
  readonly tokens: Map<string, string[]>;
  /** Command id → text. */
  readonly lines: Map<string, string>;
  /** Command id → number in the register, once the server has acknowledged it. */
  readonly numbers: Map<string, number>;
}

/** Edits in both lanes, at random, as fast as it is told to. */
export class Writer {
  readonly client: RoomClient;
  readonly done: Done = {
    labels: new Map(),
    tokens: new Map(),
    lines: new Map(),
    numbers: new Map(),
  };
  readonly #name: string;
  readonly #random: () => number;
  readonly #newId: () => string;
  #count = 0;

  constructor(client: RoomClient, name: string, random: () => number, newId: () => string) {
    this.client = client;
    this.#name = name;
    this.#random = random;
    this.#newId = newId;
  }

  /** One edit. @param shared feature whose note all writers share */
  act(shared: string): void {
    const n = `${this.#name}${this.#count++}`;
    const dice = this.#random();
    if (dice < 0.35) this.#say(n);
    else if (dice < 0.65) this.#type(shared, n);
    else if (dice < 0.75 || this.done.labels.size === 0) this.#draw(n);
    else this.#rename(n);
  }

  #say(n: string): void {
    const body = { kind: 'action', text: `line ${n}`, language: 'en' } as const;
    const ticket = this.client.command('log.append', body);
    this.done.lines.set(ticket.id, body.text);
    void ticket.settled.then((outcome) => {
      if (outcome.ok) this.done.numbers.set(ticket.id, outcome.receipt.number);
    });
  }

  #draw(n: string): void {
    const id = this.#newId();
    const coordinates: [number, number] = [this.#random() * 60, this.#random() * 60];
    const feature = { id, kind: 'point', label: n, geom: { type: 'Point', coordinates } } as const;
    if (this.client.edit((board) => void createFeature(board, feature))) return;
    this.done.labels.set(id, n);
  }

  #rename(n: string): void {
    const ids = [...this.done.labels.keys()];
    const id = ids[Math.floor(this.#random() * ids.length)]!;
    if (this.client.edit((board) => changeFeature(board, id, { label: n }))) return;
    this.done.labels.set(id, n);
  }

  /** A token after any other: two writers at one place must not mix their letters. */
  #type(shared: string, n: string): void {
    const note = featuresOf(this.client.board).get(shared)?.get('note') as Y.Text | undefined;
    if (!note) return;
    const ends = [...note.toString().matchAll(/\]/g)].map(({ index }) => index + 1);
    const at = ends[Math.floor(this.#random() * ends.length)] ?? 0;
    if (this.client.edit(() => note.insert(at, `[${n}]`))) return;
    this.done.tokens.set(shared, [...(this.done.tokens.get(shared) ?? []), `[${n}]`]);
  }
}

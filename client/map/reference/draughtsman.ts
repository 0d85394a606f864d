import type { ReadObject } from '../../../shared/formats/contract.ts';
import { REFERENCE_LIMITS } from '../../../shared/formats/limits.ts';
import type { MapProblem } from '../../../shared/protocol/http/maps.ts';
import type { Ask, Look, NamedObject, Spot, Square, Told } from './contract.ts';

/** How many objects are shown, and how many of the file could not be read; or why there are none. */
export type Loaded =
  | { readonly ok: true; readonly count: number; readonly left: number }
  | { readonly ok: false; readonly problem: MapProblem };

type Answer = Extract<Told, { readonly is: 'found' | 'named' }>;

interface Order {
  readonly square: Square;
  readonly signal: AbortSignal;
  done(picture: ImageBitmap | null): void;
  given(): void;
}

/**
 * The page's end of the worker. Squares are painted one at a time, the newest wish first, and those
 * that nobody wants any more not at all: who pans fast waits for no square of where they were.
 */
export class Draughtsman {
  private readonly worker: Worker;
  private readonly orders: Order[] = [];
  /** Questions that are not answered yet. */
  private readonly open = new Map<number, (told: Answer) => void>();
  private atWork: { readonly no: number; readonly order: Order } | null = null;
  private last = 0;
  /** Never rejects. */
  readonly loaded: Promise<Loaded>;

  constructor(address: string, look: Look) {
    this.worker = new Worker(new URL('./reference-worker.ts', import.meta.url), { type: 'module' });
    this.loaded = new Promise((resolve) => {
      const failed = (problem: MapProblem): void => resolve({ ok: false, problem });
      const timer = setTimeout(() => failed('timeout'), REFERENCE_LIMITS.time);
      this.worker.addEventListener('error', () => failed('objects-format'));
      this.worker.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
        if (told.is === 'failed') failed(told.problem);
        else if (told.is === 'loaded') resolve({ ok: true, count: told.count, left: told.left });
        else return this.answered(told);
        clearTimeout(timer);
      });
    });
    this.dress(look);
    this.ask({ does: 'load', address });
  }

  dress(look: Look): void {
    this.ask({ does: 'dress', look });
  }

  /** Rejects when it is given up. null: nothing is there. */
  paint(square: Square, signal: AbortSignal): Promise<ImageBitmap | null> {
    return new Promise((done, reject) => {
      const given = (): void => reject(new Error('given up'));
      this.orders.push({ square, signal, done, given });
      this.next();
    });
  }

  /** The squares that were wished for are of no use any more. */
  forget(): void {
    for (const order of this.orders.splice(0)) order.given();
  }

  async find(spot: Spot): Promise<ReadObject | null> {
    const told = await this.answer((no) => ({ does: 'find', no, spot }));
    return told.is === 'found' ? told.object : null;
  }

  async named(words: string): Promise<readonly NamedObject[]> {
    const told = await this.answer((no) => ({ does: 'name', no, words }));
    return told.is === 'named' ? told.objects : [];
  }

  private answer(asking: (no: number) => Ask): Promise<Answer> {
    const no = ++this.last;
    return new Promise((resolve) => {
      this.open.set(no, resolve);
      this.ask(asking(no));
    });
  }

  close(): void {
    this.worker.terminate();
  }

  private next(): void {
    if (this.atWork) return;
    for (let order = this.orders.pop(); order; order = this.orders.pop()) {
      if (order.signal.aborted) {
        order.given();
        continue;
      }
      this.atWork = { no: ++this.last, order };
      return this.ask({ does: 'paint', no: this.atWork.no, square: order.square });
    }
  }

  private answered(told: Answer | Extract<Told, { readonly is: 'painted' }>): void {
    if (told.is !== 'painted') {
      this.open.get(told.no)?.(told);
      this.open.delete(told.no);
      return;
    }
    if (this.atWork?.no !== told.no) return;
    const { order } = this.atWork;
    this.atWork = null;
    order.done(told.picture);
    this.next();
  }

  private ask(ask: Ask): void {
    this.worker.postMessage(ask);
  }
}

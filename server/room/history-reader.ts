import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { HistoryReply } from '../../shared/protocol/history.ts';
import { JournalError, type Journal, type Row } from '../journal/contract.ts';
import type { RoomEnvironment } from './environment.ts';
import { FeatureHistory } from './feature-history.ts';

/** Rows that are replayed before others have their turn. */
const SLICE = 20;
/** Who asks waits no longer than this; the reading goes on, and the next one finds it done, ms. */
const PATIENCE_MS = 12_000;
/** Forgotten when nobody asked for this long, ms. */
const KEEP_MS = 10 * 60_000;

interface State {
  readonly history: FeatureHistory;
  /** Site → number of the last row that is in it. */
  readonly read: Map<string, number>;
}

/**
 * Answers what became of a feature, from the journal. The first question replays the room's rows,
 * a few at a time between everything else; later ones only what came since. Nothing of it is in
 * the way of an edit.
 */
export class HistoryReader {
  readonly #journal: Pick<Journal, 'read'>;
  readonly #room: string;
  readonly #sites: () => readonly string[];
  readonly #environment: Pick<RoomEnvironment, 'soon' | 'after'>;
  #state: State | null = null;
  #reading: Promise<FeatureHistory> | null = null;
  #forget: (() => void) | null = null;

  /** @param sites whose chains the room holds */
  constructor(
    journal: Pick<Journal, 'read'>,
    room: string,
    sites: () => readonly string[],
    environment: Pick<RoomEnvironment, 'soon' | 'after'>,
  ) {
    this.#journal = journal;
    this.#room = room;
    this.#sites = sites;
    this.#environment = environment;
  }

  /** @returns OVERLOADED when the journal is so long that it is not read yet, JOURNAL_FAILED */
  async of(feature: string): Promise<Result<HistoryReply>> {
    this.#keep();
    // Rows that came while a reading is on its way may or may not be in it: read on after it.
    const asked = (this.#reading ?? Promise.resolve(null)).then(
      () => (this.#reading ??= this.#catchUp()),
    );
    let cancel: () => void = () => undefined;
    const late = new Promise<null>((resolve) => {
      cancel = this.#environment.after(PATIENCE_MS, () => resolve(null));
    });
    try {
      const history = await Promise.race([asked, late]);
      return history ? ok(history.of(feature)) : refuse('OVERLOADED', 'reading the journal');
    } catch (error) {
      return refuse(error instanceof JournalError ? error.code : 'JOURNAL_FAILED');
    } finally {
      cancel();
    }
  }

  stop(): void {
    this.#forget?.();
    this.#forget = null;
    this.#state = null;
  }

  async #catchUp(): Promise<FeatureHistory> {
    try {
      const { history, read } = (this.#state ??= {
        history: new FeatureHistory(),
        read: new Map(),
      });
      let count = 0;
      for await (const row of this.#rows(read)) {
        history.apply(row);
        read.set(row.site, row.seq);
        if (++count % SLICE === 0)
          await new Promise<void>((resolve) => this.#environment.soon(resolve));
      }
      return history;
    } catch (error) {
      this.stop();
      throw error;
    } finally {
      this.#reading = null;
    }
  }

  /** Rows of all sites that were not read yet, by the clocks of their servers. */
  async *#rows(read: ReadonlyMap<string, number>): AsyncGenerator<Row> {
    const heads: { row: Row; rest: AsyncIterator<Row> }[] = [];
    for (const site of this.#sites()) {
      const rows = this.#journal.read(this.#room, site, read.get(site) ?? 0);
      const rest = rows[Symbol.asyncIterator]();
      const first = await rest.next();
      if (!first.done) heads.push({ row: first.value, rest });
    }
    while (heads.length > 0) {
      const earliest = heads.reduce((a, b) => (b.row.at < a.row.at ? b : a));
      yield earliest.row;
      const next = await earliest.rest.next();
      if (next.done) heads.splice(heads.indexOf(earliest), 1);
      else earliest.row = next.value;
    }
  }

  #keep(): void {
    this.#forget?.();
    this.#forget = this.#environment.after(KEEP_MS, () => this.stop());
  }
}

import { LoadProcess } from './load-process.ts';
import type { RunOrder } from './load.ts';

/** Edits of a few turns, and what became of them. */
export interface Arrivals {
  readonly sent: number;
  readonly ackMs: readonly number[];
  /** ms until the last of its readers had an edit; edits that some reader never got are not here. */
  readonly lastMs: readonly number[];
}

/** Those who edit in one process, those who only read in another. */
export class Crowd {
  readonly editors = new LoadProcess();
  readonly readers = new LoadProcess();

  /** @param readers of each edit */
  async turn(order: RunOrder, readers: number): Promise<Arrivals> {
    await Promise.all([this.editors.reset(), this.readers.reset()]);
    await this.editors.run(order);
    await new Promise((resolve) => setTimeout(resolve, 300)); // let the last edits arrive
    const [wrote, read] = [await this.editors.report(), await this.readers.report()];
    const arrived = new Map(read.last.map(([name, at, count]) => [name, { at, count }]));
    const lastMs = wrote.sent.flatMap(([name, at]) => {
      const arrival = arrived.get(name);
      return arrival?.count === readers ? [arrival.at - at] : [];
    });
    return { sent: wrote.sent.length, ackMs: wrote.ackMs, lastMs };
  }

  quit(): void {
    this.editors.quit();
    this.readers.quit();
  }
}

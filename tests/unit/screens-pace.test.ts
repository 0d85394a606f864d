import { expect, it } from 'vitest';
import { Pace, type PaceClock } from '../../client/app/pace.ts';

/** A page whose drawing takes `cost` ms, on a clock that is turned by hand. */
class Page implements PaceClock {
  cost = 0;
  drawn: number[] = [];
  #now = 0;
  #timers: { at: number; task: () => void }[] = [];

  now = (): number => this.#now;
  after = (ms: number, task: () => void): void =>
    void this.#timers.push({ at: this.#now + ms, task });
  frame = (task: () => void): void => this.after(16, task);
  painted = (task: () => void): void => this.after(this.cost, task);

  /** Let time pass until `ms`. */
  until(ms: number): void {
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= ms).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.splice(this.#timers.indexOf(due), 1);
      this.#now = due.at;
      due.task();
    }
    this.#now = ms;
  }
}

function started(cost: number) {
  const page = new Page();
  page.cost = cost;
  const host = { requestUpdate: () => void page.drawn.push(page.now()) };
  const pace = new Pace(page);
  const one = host as unknown as Parameters<Pace['request']>[0];
  return { page, request: () => pace.request(one), key: () => pace.key() };
}

it('8.151 what comes alone is drawn with the next frame', () => {
  const { page, request } = started(5);
  request();
  page.until(16);
  expect(page.drawn).toEqual([16]);
  page.until(1_000);
  request();
  page.until(1_016);
  expect(page.drawn).toEqual([16, 1_016]);
});

it('8.151 of fifty lines a second none waits over half a second, and a second has three drawings at most', () => {
  const { page, request } = started(40);
  for (let at = 0; at < 10_000; at += 20) {
    page.until(at);
    request();
  }
  const gaps = page.drawn.slice(1).map((at, i) => at - page.drawn[i]!);
  expect(Math.min(...gaps)).toBeGreaterThan(333);
  expect(Math.max(...gaps)).toBeLessThan(400);
});

it('8.151 a machine on which drawing takes a second still draws what is new', () => {
  const { page, request } = started(1_000);
  for (let at = 0; at < 10_000; at += 20) {
    page.until(at);
    request();
  }
  expect(page.drawn.length).toBeGreaterThanOrEqual(6);
});

it('8.151 what comes while a drawing is made is drawn after it, without another call', () => {
  const { page, request } = started(10);
  request();
  page.until(20);
  request();
  page.until(400);
  expect(page.drawn.length).toBe(2);
});

it('8.151 while somebody types, a drawing begins as soon as a letter is on the screen', () => {
  const { page, request, key } = started(5);
  const keys: number[] = [];
  for (let at = 0; at < 5_000; at += 10) {
    page.until(at);
    if (at % 150 === 0) {
      keys.push(at);
      key();
    }
    if (at % 20 === 0) request();
  }
  expect(page.drawn.length).toBeGreaterThanOrEqual(10);
  for (const drawn of page.drawn) {
    const last = keys.findLast((at) => at <= drawn) ?? 0;
    // Two frames, a letter's and its own; between them the letter is brought to the screen undisturbed.
    expect(drawn - last).toBeLessThan(80);
    expect(drawn - last).toBeGreaterThan(50);
  }
});

it('8.151 a drawing waits for no key longer than a fifth of a second', () => {
  const { page, request, key } = started(5);
  key();
  page.until(100);
  request();
  page.until(400);
  expect(page.drawn).toEqual([316]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import { createApi, readInvitation, ticketsFor } from '../../client/connection/http.ts';
import { connectRoom } from '../../client/connection/room-client.ts';
import type { RoomClient } from '../../client/connection/contract.ts';
import { MemoryStore } from '../../client/connection/store/memory.ts';
import { startChromium } from '../browser/chromium.ts';
import { seeded } from '../unit/record-support.ts';
import { VictimServer } from './kill-server.ts';

/** What is killed in a round: the tab while somebody types, the server while it saves, or both. */
const VICTIMS = ['tab', 'server', 'both'] as const;

export interface TabKillReport {
  rounds: number;
  /** Entries that the record does not hold in the end, and those that it holds twice. */
  missing: number;
  doubled: number;
  /** Rounds in which the next tab showed something else than what had been typed. */
  garbled: number;
  /** Entry both on record and still in the composer: a second Enter would double it. */
  offeredAgain: number;
  /** Most letters that were typed and not in the draft of the next tab. */
  lettersLost: number;
  /** Rounds by where the words were found: a draft, or on their way without anybody's doing. */
  found: { draft: number; sent: number };
}

/** Type an entry in a real browser, kill, look in the next tab, finish what is unfinished. */
export async function tabKillRounds(
  rounds: number,
  seed: number,
  progress: (report: TabKillReport) => void = () => {},
): Promise<TabKillReport> {
  const dir = mkdtempSync(path.join(tmpdir(), 'accord-tab-kill-'));
  const server = new VictimServer(dir);
  const browser = await startChromium();
  try {
    await server.start();
    return await new Rounds(server, browser, seed).run(rounds, progress);
  } finally {
    await browser.close();
    await server.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Seen {
  readonly draft: string;
  readonly texts: readonly string[];
}

class Rounds {
  readonly #server: VictimServer;
  readonly #browser: Browser;
  readonly #random: () => number;
  readonly #report: TabKillReport = {
    rounds: 0,
    missing: 0,
    doubled: 0,
    garbled: 0,
    offeredAgain: 0,
    lettersLost: 0,
    found: { draft: 0, sent: 0 },
  };
  #context!: BrowserContext;
  #room = '';
  #reader!: RoomClient;

  constructor(server: VictimServer, browser: Browser, seed: number) {
    this.#server = server;
    this.#browser = browser;
    this.#random = seeded(seed);
  }

  async run(rounds: number, progress: (report: TabKillReport) => void): Promise<TabKillReport> {
    await this.#enter();
    const wanted: string[] = [];
    let page = await this.#open();
    for (let round = 0; round < rounds; round++) {
      const text = `round ${round}: ${'abcdefghij '.repeat(1 + Math.floor(this.#random() * 3)).trim()}`;
      wanted.push(text);
      page = await this.#round(page, text, VICTIMS[round % VICTIMS.length]!);
      this.#report.rounds++;
      progress(this.#report);
    }
    await this.#count(wanted);
    return this.#report;
  }

  async #enter(): Promise<void> {
    const { origin, firstLink } = this.#server;
    const jar = new CookieJar();
    const api = createApi(origin, fetch, jar);
    const secret = readInvitation(firstLink)?.secret ?? '';
    const host = await api.redeem({ secret, name: 'Host' });
    const made = await api.createRoom({ name: 'Sarne', nature: 'exercise', marking: '' });
    if (!host.ok || !made.ok) throw new Error('no room');
    this.#room = made.value.room;
    const body = { role: 'editor', delegation: 'PAR', hours: 24, uses: 1 } as const;
    const link = await api.invite(this.#room, body);
    if (!link.ok) throw new Error(link.error.code);
    this.#reader = await connectRoom({
      room: this.#room,
      origin,
      tickets: ticketsFor(api, this.#room),
      store: new MemoryStore(),
    });
    this.#context = await this.#browser.newContext({ locale: 'en-GB' });
    const page = await this.#context.newPage();
    await page.goto(link.value.link);
    await page.locator('input[name=name]').fill('Loggist');
    await page.locator('.door .btn.pri').click();
    await page.locator('accord-composer textarea').waitFor();
    await page.close();
  }

  async #open(): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(`${this.#server.origin}/r/${this.#room}`);
    await page.locator('accord-composer textarea').waitFor();
    return page;
  }

  /** @returns the tab that goes on */
  async #round(page: Page, text: string, victim: (typeof VICTIMS)[number]): Promise<Page> {
    const tab = victim !== 'server';
    // A tab dies anywhere between the first letter and some moments after Enter.
    const letters = tab ? Math.ceil(this.#random() * text.length * 2) : text.length + 1;
    const enters = letters > text.length;
    const typed = text.slice(0, letters);
    await page.locator('accord-composer textarea').focus();
    await page.keyboard.type(typed);
    const death = new Promise((resolve) => setTimeout(resolve, this.#random() * 40));
    const enter = enters ? page.keyboard.press('Enter').catch(() => undefined) : null;
    await death;
    const killing: Promise<unknown>[] = [];
    if (tab) killing.push(this.#killTab(page));
    if (victim !== 'tab') killing.push(this.#server.kill());
    await Promise.all(killing);
    await enter;
    if (victim !== 'tab') await this.#server.start();
    const next = tab ? await this.#open() : page;
    const seen = await this.#settled(next);
    await this.#finish(next, text, typed, seen);
    return next;
  }

  /** As a crash of the tab would: its process is gone, no handler runs. */
  async #killTab(page: Page): Promise<void> {
    const cdp = await this.#browser.newBrowserCDPSession();
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    const crashed = page.waitForEvent('crash');
    for (const { type, id } of processInfo) if (type === 'renderer') kill(id);
    await crashed;
    await cdp.detach();
    await page.close();
  }

  /** What the tab shows once it is online and nothing is on its way. */
  async #settled(page: Page): Promise<Seen> {
    await page.evaluate(() => {
      const room = document.querySelector('accord-room') as unknown as { client?: RoomClient };
      room.client?.reconnect();
    });
    const handle = await page.waitForFunction(() => {
      const room = document.querySelector('accord-room') as unknown as { client?: RoomClient };
      const { client } = room;
      const area = document.querySelector<HTMLTextAreaElement>('accord-composer textarea');
      if (!client || !area || client.state.link.phase !== 'online') return null;
      const { writing, onDevice, sent } = client.state.saved;
      if (writing + onDevice + sent > 0 || client.state.pending.length > 0) return null;
      const texts = client.entries.map(({ body }) => ('text' in body ? body.text : ''));
      return { draft: area.value, texts };
    });
    return (await handle.jsonValue()) as Seen;
  }

  async #finish(page: Page, text: string, typed: string, { draft, texts }: Seen): Promise<void> {
    const report = this.#report;
    if (texts.includes(text)) {
      report.found.sent++;
      if (draft !== '') report.offeredAgain++;
      return;
    }
    report.found.draft++;
    if (!typed.startsWith(draft)) report.garbled++;
    report.lettersLost = Math.max(report.lettersLost, typed.length - draft.length);
    // What a person does who finds it there: ends the sentence, and adds it.
    await page.locator('accord-composer textarea').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(text.slice(draft.length));
    await page.keyboard.press('Enter');
    await this.#settled(page);
  }

  async #count(wanted: readonly string[]): Promise<void> {
    this.#reader.reconnect();
    const all = (): string[] =>
      this.#reader.entries.flatMap(({ type, body }) =>
        type === 'log.append' && 'text' in body ? [body.text] : [],
      );
    const deadline = Date.now() + 30_000;
    while (all().length < wanted.length && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    for (const text of wanted) {
      const times = all().filter((one) => one === text).length;
      if (times === 0) this.#report.missing++;
      if (times > 1) this.#report.doubled++;
    }
    await this.#reader.close();
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

import { logMessages } from '../../shared/messages/log.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import type { AccordElement } from '../app/element.ts';

/** Not more often than this, so that a busy log does not talk over its reader. */
const PAUSE_MS = 3000;
const MAX_SPOKEN = 200;

/** Says new entries of others in the host's polite live region (`#log-news`), throttled. */
export class Announcer {
  private waiting: Entry[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly host: AccordElement;

  constructor(host: AccordElement) {
    this.host = host;
  }

  tell(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    this.waiting.push(...entries);
    this.timer ??= setTimeout(() => this.say(), PAUSE_MS);
  }

  private say(): void {
    this.timer = undefined;
    const region = this.host.querySelector('#log-news');
    const [only, ...more] = this.waiting;
    this.waiting = [];
    if (!region || !only) return;
    const count = more.length + 1;
    region.textContent =
      count > 1 || only.type !== 'log.append'
        ? translate(logMessages.newEntries, this.host.language, { count })
        : shownText(
            `${only.delegation ?? ''} ${only.author.name}: ${only.body.text.slice(0, MAX_SPOKEN)}`,
          );
  }
}

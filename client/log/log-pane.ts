import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { logMessages } from '../../shared/messages/log.ts';
import { readingMessages } from '../../shared/messages/reading.ts';
import { MAP_KEEPER } from '../../shared/room/record/terms.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { isClosed } from '../../shared/room/record/fold.ts';
import { openAcknowledgements } from '../../shared/room/record/fold-reading.ts';
import { AccordElement } from '../app/element.ts';
import { watchMarks } from '../app/mark-backlinks.ts';
import { may } from '../app/may.ts';
import { pace } from '../app/pace.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { Announcer } from './announcer.ts';
import { Arrivals } from './arrivals.ts';
import { ChunkPainter } from './chunk-painter.ts';
import '../alerts/raise-dialog.ts';
import type { RaiseDialog } from '../alerts/raise-dialog.ts';
import './composer.ts';
import { byRecord } from './chunks.ts';
import './correct-dialog.ts';
import './status-dialog.ts';
import type { StatusDialog } from './status-dialog.ts';
import type { CorrectDialog } from './correct-dialog.ts';
import { choicesOf } from './filter-choices.ts';
import { filterPanel } from './filter-panel.ts';
import { emptyLog } from './empty-log.ts';
import { filterRow } from './filter-row.ts';
import { countOf, SHOW_ALL, testOf, type LogFilter } from './filters.ts';
import { FollowEnd } from './follow-end.ts';
import { lineContext, type LineContext } from './line-context.ts';
import { LeftLists } from './left-lists.ts';
import './line-dialog.ts';
import type { LineDialog } from './line-dialog.ts';
import { leftList, shownList } from './line-list.ts';
import { LogModel } from './log-model.ts';
import './log-search.ts';
import type { LogSearch } from './log-search.ts';
import { pendingLines } from './pending.ts';
import { ReadMarker } from './read-marker.ts';
import { searchAhead } from './search-ahead.ts';
import { typingLine } from './typing.ts';
import { walkLines } from './walk-lines.ts';

/** So many lines since the reader left do not fit on a screen. */
const FAR = 10;
const NOTHING_NEW = { count: 0, first: null } as const;

/** The action log: every entry, search and filters, what is pending, who writes, the composer. */
export class LogPane extends AccordElement {
  static override properties = {
    filter: { state: true },
    unseen: { state: true },
    searching: { state: true },
    filtering: { state: true },
    caughtUp: { state: true },
  };
  declare filter: LogFilter;
  /** Lines that came while the reader was elsewhere in the log. */
  declare unseen: number;
  declare searching: boolean;
  declare filtering: boolean;
  /** The reader has gone to what is new since they left, or does not need to. */
  declare caughtUp: boolean;

  private model = new LogModel();
  private context: LineContext | null = null;
  private unlink: () => void = () => undefined;
  private marker: ReadMarker | null = null;
  private stopSearchAhead: () => void = () => undefined;
  private readonly arrivals = new Arrivals();
  private readonly painter = new ChunkPainter(this);
  private readonly left = new LeftLists(this);
  private readonly announcer = new Announcer(this);
  private readonly follow = new FollowEnd(this, '.log', () => this.atEnd());
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.pending, s.sites, s.me, s.roster, s.ready],
    opened: (room) => this.enter(room),
    entries: (entries, room) => {
      const { ready } = room.state;
      const now = this.arrivals.add(entries, ready ? this.model.all.at(-1) : undefined);
      if (now.length > 0) this.take(now, room);
    },
  });

  constructor() {
    super();
    this.filter = SHOW_ALL;
    this.unseen = 0;
    this.searching = false;
    this.filtering = false;
    this.caughtUp = false;
  }

  private enter(room: RoomClient): void {
    this.turn();
    this.model = new LogModel();
    this.arrivals.all();
    this.marker = null;
    this.filter = SHOW_ALL;
    this.mark(room);
    this.model.add(room.entries);
    this.unlink();
    this.unlink = watchMarks(room, (ids) => {
      this.model.again(ids);
      this.requestUpdate();
    });
    this.stopSearchAhead();
    this.stopSearchAhead = searchAhead(room);
    this.unseen = 0;
    this.caughtUp = false;
  }

  /** Who reads is known with the first joining, or from this device's copy. */
  private mark(room: RoomClient): void {
    const me = room.state.me?.person;
    if (this.marker || !me) return;
    this.marker = new ReadMarker(localStorage, room.room, me);
    this.model.setUnread(this.marker.since, me);
  }

  /** What follows is another list of lines: seen from its end, and not drawn yet. */
  private turn(): void {
    this.left.leave(this.model.chunks);
    this.painter.reset();
    this.follow.pinned = true;
  }

  private take(entries: readonly Entry[], room: RoomClient): void {
    this.mark(room);
    const last = this.model.all.at(-1);
    const added = this.model.add(entries);
    if (!this.follow.pinned) this.unseen += added;
    const me = room.state.me?.person;
    const isNews = (entry: Entry): boolean => !last || byRecord(last, entry) < 0;
    if (room.state.ready)
      this.announcer.tell(
        entries.filter(
          (entry) => entry.type === 'log.append' && entry.author.person !== me && isNews(entry),
        ),
      );
  }

  /** The newest line is in view, and somebody looks. */
  private atEnd(): void {
    this.unseen = 0;
    const newest = this.model.all.at(-1);
    if (newest && document.visibilityState === 'visible' && document.hasFocus())
      this.marker?.readTo(newest.recordedAt);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const room = this.watch.current;
    if (!room) return;
    // At first the model shows everything, as the filter does.
    if (changed.get('filter') !== undefined) {
      this.turn();
      this.model.setFilter(testOf(this.filter, viewOf(room).fold));
    }
    this.mark(room);
    if (this.arrivals.size > 0) this.take(this.arrivals.next(), room);
    if (this.arrivals.size > 0) pace.request(this);
    this.context = lineContext(room, this.language, this.context, (message, params) =>
      this.t(message, params),
    );
  }

  override updated(): void {
    if (this.follow.pinned) this.atEnd();
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.watch.current;
    const context = this.context;
    if (!room || !context) return nothing;
    const mayWrite = may(room, 'log.append');
    this.painter.plan(this.model.chunks, this.follow.height);
    return html`
      ${this.head()} ${this.bars(room, context)}
      <div
        class="log"
        tabindex="0"
        role="region"
        aria-label=${this.t(logMessages.lines)}
        aria-describedby="log-keys"
        @scroll=${this.follow.onScroll}
        @wheel=${this.follow.onHand}
        @touchmove=${this.follow.onHand}
        @pointerdown=${this.follow.onHand}
        @keydown=${this.onKey}
        @click=${this.onClick}
      >
        ${repeat(
          [...this.left.lists, { key: this.left.key, chunks: this.model.chunks }],
          ({ key }) => key,
          (list) =>
            list.key === this.left.key
              ? shownList(list, (key) => this.painter.shows(key), context)
              : leftList(list, context),
        )}
        ${this.empty(room, mayWrite)} ${pendingLines(room.state, context)}
        ${typingLine(room.state, context)}
      </div>
      <div class="afloat">${this.toNew()}</div>
      <div class="vh" aria-live="polite" id="log-news"></div>
      <div hidden id="log-keys">${this.t(logMessages.linesKeys)}</div>
      ${
        mayWrite
          ? html`<accord-composer
                @accord-raise=${() => this.querySelector<RaiseDialog>('accord-raise')?.open()}
              ></accord-composer>
              <accord-raise></accord-raise>`
          : nothing
      }
      ${
        context.mayCorrect
          ? html`<accord-correct-dialog></accord-correct-dialog>
              <accord-status-dialog></accord-status-dialog>`
          : nothing
      }
      ${context.mayAcknowledge ? html`<accord-line-dialog></accord-line-dialog>` : nothing}
    `;
  }

  /** A way to what came meanwhile: below, or above and new since this reader left. */
  private toNew(): TemplateResult | typeof nothing {
    if (this.unseen > 0)
      return html`<button class="btn pri unseen" @click=${this.toNewest}>
        ${icon('down')}${this.t(logMessages.newEntries, { count: this.unseen })}
      </button>`;
    const { count, first } = this.caughtUp ? NOTHING_NEW : this.model.unread();
    if (count < FAR || first === null) return nothing;
    return html`<button
      class="btn unseen"
      @click=${() => {
        this.caughtUp = true;
        void this.reveal(first);
      }}
    >
      ${icon('up')}${this.t(readingMessages.toUnread, { count })}
    </button>`;
  }

  private head(): TemplateResult {
    const more = countOf(this.filter);
    return html`<div class="ph">
      <h2 id="log-title">${this.t(logMessages.title)}</h2>
      <span class="ct">${this.t(logMessages.count, { count: this.model.logged })}</span>
      <span class="sp"></span>
      <button
        class="btn sq quiet"
        aria-pressed=${this.searching}
        aria-label=${this.t(readingMessages.search)}
        title="${this.t(readingMessages.search)} (/)"
        @click=${() => (this.searching ? this.endSearch() : this.focusSearch())}
      >
        ${icon('search')}
      </button>
      <button
        class="btn sq quiet ${more > 0 ? 'is-on' : ''}"
        aria-expanded=${this.filtering}
        aria-label=${
          more > 0
            ? this.t(readingMessages.filtersOn, { count: more })
            : this.t(readingMessages.moreFilters)
        }
        title=${this.t(readingMessages.moreFilters)}
        @click=${() => (this.filtering = !this.filtering)}
      >
        ${icon('filter')}
      </button>
    </div>`;
  }

  private bars(room: RoomClient, context: LineContext): TemplateResult {
    const change = (filter: LogFilter): void => void (this.filter = filter);
    const open = [...viewOf(room).fold.reading.values()].some(
      (record) => openAcknowledgements(record).length > 0,
    );
    return html`${filterRow(this.filter, context, change, open)}
    ${
      this.filtering
        ? filterPanel({ filter: this.filter, ...choicesOf(room), say: context.say, change })
        : nothing
    }
    ${
      this.searching
        ? html`<accord-log-search @search-close=${() => this.endSearch()}></accord-log-search>`
        : nothing
    }`;
  }

  private empty(room: RoomClient, mayWrite: boolean): TemplateResult | typeof nothing {
    if (!room.state.ready || room.state.pending.length > 0) return nothing;
    if (this.model.logged > 0)
      return this.model.size > 0
        ? nothing
        : html`<p class="empty">${this.t(logMessages.emptyFilter)}</p>`;
    return emptyLog({
      mayWrite,
      closed: isClosed(viewOf(room).fold),
      say: (message) => this.t(message),
      begin: () => this.focusComposer(),
    });
  }

  /** Put the cursor into the composer. */
  focusComposer(): void {
    this.querySelector<HTMLTextAreaElement>('accord-composer textarea')?.focus();
  }

  /** Open the search and put the cursor into it. */
  focusSearch(): void {
    this.searching = true;
    const search = (): LogSearch | null => this.querySelector<LogSearch>('accord-log-search');
    void this.updateComplete.then(() => search()?.updateComplete).then(() => search()?.focus());
  }

  private endSearch(): void {
    this.searching = false;
    this.follow.scroller?.focus();
  }

  /** Go to the newest entry and stay there as others arrive. */
  readonly toNewest = (): void => {
    this.follow.toEnd();
    this.atEnd();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    this.follow.onHand.handleEvent();
    if (this.follow.scroller) walkLines(event, this.follow.scroller);
  };

  /** One listener for 20,000 lines. Links are the page's (client/app/linked-text.ts). */
  private readonly onClick = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const of = (what: string): string | undefined =>
      target?.closest<HTMLElement>(`[data-${what}]`)?.dataset[what];
    const room = this.watch.current;
    if (!room || of('show')) return;
    const acknowledged = of('acknowledge');
    if (acknowledged)
      room.command('log.acknowledge', {
        entry: acknowledged,
        ...(of('as') === MAP_KEEPER && { as: MAP_KEEPER }),
      });
    const entry = viewOf(room).byId.get(of('correct') ?? of('more') ?? of('status') ?? '');
    if (of('more') && (entry?.type === 'log.append' || entry?.type === 'alert.raise'))
      this.querySelector<LineDialog>('accord-line-dialog')?.open(entry);
    else if (entry?.type !== 'log.append' && entry?.type !== 'log.correct') return;
    else if (of('status')) this.querySelector<StatusDialog>('accord-status-dialog')?.open(entry);
    else this.querySelector<CorrectDialog>('accord-correct-dialog')?.open(entry);
  };

  /** Bring an entry into view and mark it for a moment. */
  async reveal(id: string): Promise<void> {
    const room = this.watch.current;
    if (room) this.take(this.arrivals.all(), room);
    if (this.model.chunkOf(id) === undefined) this.filter = SHOW_ALL;
    this.requestUpdate();
    await this.updateComplete;
    const chunk = this.model.chunkOf(id);
    if (chunk !== undefined) this.painter.draw(chunk);
    await this.updateComplete;
    const line = this.querySelector<HTMLElement>(`.lines:not(.left) [data-entry="${id}"]`);
    if (!line) return;
    this.follow.pinned = false;
    line.scrollIntoView({ block: 'center' });
    // What was skipped above takes its true height only now.
    requestAnimationFrame(() => line.scrollIntoView({ block: 'center' }));
    line.classList.add('found');
    line.addEventListener('animationend', () => line.classList.remove('found'), { once: true });
  }
}
customElements.define('accord-log', LogPane);

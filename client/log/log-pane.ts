import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { logMessages } from '../../shared/messages/log.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { Entry } from '../../shared/room/record/entry.ts';
import { AccordElement } from '../app/element.ts';
import { may } from '../app/may.ts';
import { RoomWatch } from '../app/room-watch.ts';
import { viewOf } from '../app/room-view.ts';
import type { RoomClient } from '../connection/contract.ts';
import { icon } from '../ui/icons.ts';
import { glyph, siteOf } from '../ui/identity.ts';
import { featureLabel } from '../app/labels.ts';
import { Announcer } from './announcer.ts';
import { ChunkPainter } from './chunk-painter.ts';
import '../alerts/raise-dialog.ts';
import type { RaiseDialog } from '../alerts/raise-dialog.ts';
import './composer.ts';
import './correct-dialog.ts';
import type { CorrectDialog } from './correct-dialog.ts';
import { byRecord, type Chunk } from './chunks.ts';
import { LOG_VIEWS, SHOW_ALL, testOf, type LogFilter, type LogView } from './filters.ts';
import { lineTemplate, type LineContext } from './line.ts';
import { LogModel } from './log-model.ts';
import { namesOf } from './names.ts';
import { pendingLines } from './pending.ts';
import { typingLine } from './typing.ts';

const VIEW_MESSAGES = {
  all: logMessages.viewAll,
  alerts: logMessages.viewAlerts,
  decisions: logMessages.viewDecisions,
  facts: logMessages.viewFacts,
} as const satisfies Record<LogView, unknown>;

/** How near to the end, in px, counts as reading the newest. */
const NEAR_END = 48;
/** How long after a wheel, a finger or a key a movement counts as the person's, ms. */
const HAND_MS = 1_000;

/** The action log: every entry, the filters, what is pending, who writes, and the composer. */
export class LogPane extends AccordElement {
  static override properties = { filter: { state: true }, unseen: { state: true } };
  declare filter: LogFilter;
  declare unseen: number;

  private model = new LogModel();
  private context: LineContext | null = null;
  private pinned = true;
  private frame = 0;
  private height = 0;
  private seen = { scrollHeight: 0, scrollTop: 0 };
  private handled = -Infinity;
  private sized: Element | null = null;
  private readonly painter = new ChunkPainter(this);
  private readonly announcer = new Announcer(this);
  private readonly watch = new RoomWatch(this, {
    state: (s) => [s.pending, s.sites, s.me, s.roster, s.ready],
    opened: (room) => {
      viewOf(room);
      this.model = new LogModel();
      this.model.setFilter(testOf(this.filter));
      this.painter.reset();
      this.model.add(room.entries);
      this.pinned = true;
    },
    entries: (entries, room) => this.take(entries, room),
  });

  constructor() {
    super();
    this.filter = SHOW_ALL;
    this.unseen = 0;
  }

  private take(entries: readonly Entry[], room: RoomClient): void {
    const last = this.model.all.at(-1);
    const added = this.model.add(entries);
    if (!this.pinned) this.unseen += added;
    const me = room.state.me?.person;
    const isNews = (entry: Entry): boolean => !last || byRecord(last, entry) < 0;
    if (room.state.ready)
      this.announcer.tell(
        entries.filter(
          (entry) => entry.type === 'log.append' && entry.author.person !== me && isNews(entry),
        ),
      );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('filter')) {
      this.model.setFilter(testOf(this.filter));
      this.painter.reset();
      this.pinned = true;
    }
    const room = this.watch.current;
    if (room) this.context = this.currentContext(room);
  }

  /** The same object as long as nothing in it changed: 200 guards compare it. */
  private currentContext(room: RoomClient): LineContext {
    const { sites, me } = room.state;
    const old = this.context;
    const zone = siteOf(sites, me?.delegation ?? null)?.zone ?? null;
    const mayCorrect = may(room, 'log.correct');
    if (
      old?.language === this.language &&
      old.sites === sites &&
      old.zone === zone &&
      old.mayCorrect === mayCorrect
    )
      return old;
    const names = namesOf(room);
    return {
      language: this.language,
      sites,
      zone,
      mayCorrect,
      names,
      label: (link: Link) =>
        link.to === 'feature'
          ? featureLabel(room.board, link.id)
          : link.to === 'entry'
            ? names.number(link.id)
            : (names.decision(link.id) ?? names.task(link.id)),
      say: (message, params) => this.t(message, params),
    };
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.watch.current;
    const context = this.context;
    if (!room || !context) return nothing;
    const mayWrite = may(room, 'log.append');
    this.painter.plan(this.model.chunks);
    return html`
      <div class="ph">
        <h2 id="log-title">${this.t(logMessages.title)}</h2>
        <span class="ct">${this.t(logMessages.count, { count: this.model.logged })}</span>
      </div>
      ${this.filters(context)}
      <div
        class="log"
        tabindex="0"
        role="region"
        aria-label=${this.t(logMessages.lines)}
        @scroll=${this.onScroll}
        @wheel=${this.onHand}
        @touchmove=${this.onHand}
        @pointerdown=${this.onHand}
        @keydown=${this.onHand}
        @click=${this.onClick}
      >
        ${repeat(
          this.model.chunks,
          (chunk) => chunk.key,
          (chunk) =>
            this.painter.shows(chunk.key)
              ? guard([chunk, context], () => this.chunk(chunk, context))
              : html`<ol class="chunk wait" data-chunk=${chunk.key}></ol>`,
        )}
        ${this.empty(room, mayWrite)} ${pendingLines(room.state, context)}
        ${typingLine(room.state, context)}
      </div>
      ${
        this.unseen > 0
          ? html`<button class="btn pri unseen" @click=${this.toNewest}>
              ${icon('down')}${this.t(logMessages.newEntries, { count: this.unseen })}
            </button>`
          : nothing
      }
      <div class="vh" aria-live="polite" id="log-news"></div>
      ${
        mayWrite
          ? html`<accord-composer
                @accord-raise=${() => this.querySelector<RaiseDialog>('accord-raise')?.open()}
              ></accord-composer>
              <accord-raise></accord-raise>`
          : nothing
      }
      ${context.mayCorrect ? html`<accord-correct-dialog></accord-correct-dialog>` : nothing}
    `;
  }

  /** Each line guarded too: when one is added, the ninety before it are not even looked into. */
  private chunk(chunk: Chunk, context: LineContext): TemplateResult {
    return html`<ol class="chunk">
      ${chunk.lines.map((line) => guard([line, context], () => lineTemplate(line, context)))}
    </ol>`;
  }

  private filters(context: LineContext): TemplateResult {
    const { view, delegations } = this.filter;
    return html`<div class="filters" role="group" aria-label=${this.t(logMessages.filters)}>
      ${LOG_VIEWS.map(
        (each) =>
          html`<button
            class="chip ${each === view ? 'on' : 'line'}"
            aria-pressed=${each === view}
            @click=${() => (this.filter = { ...this.filter, view: each })}
          >
            ${this.t(VIEW_MESSAGES[each])}
          </button>`,
      )}
      <span class="by">
        ${context.sites.map(
          (site) =>
            html`<button
              class="chip line"
              aria-pressed=${delegations.has(site.id)}
              aria-label=${this.t(logMessages.onlyDelegation, {
                delegation: site.names[this.language],
              })}
              title=${this.t(logMessages.onlyDelegation, { delegation: site.names[this.language] })}
              @click=${() => this.toggle(site.id)}
            >
              ${glyph(site)}
            </button>`,
        )}
      </span>
    </div>`;
  }

  private toggle(site: string): void {
    const delegations = new Set(this.filter.delegations);
    if (!delegations.delete(site)) delegations.add(site);
    this.filter = { ...this.filter, delegations };
  }

  private empty(room: RoomClient, mayWrite: boolean): TemplateResult | typeof nothing {
    if (!room.state.ready || room.state.pending.length > 0) return nothing;
    if (this.model.logged > 0)
      return this.model.size > 0
        ? nothing
        : html`<p class="empty">${this.t(logMessages.emptyFilter)}</p>`;
    return html`<div class="empty">
      <h3>${this.t(logMessages.emptyTitle)}</h3>
      <p>${this.t(mayWrite ? logMessages.emptyText : logMessages.emptyObserver)}</p>
      ${
        mayWrite
          ? html`<button class="btn pri" @click=${() => this.focusComposer()}>
              ${this.t(logMessages.emptyAction)}<kbd>N</kbd>
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Put the cursor into the composer. */
  focusComposer(): void {
    this.querySelector<HTMLTextAreaElement>('accord-composer textarea')?.focus();
  }

  override updated(): void {
    const { scroller } = this;
    if (scroller && scroller !== this.sized) {
      this.resized.disconnect();
      this.resized.observe(scroller);
      this.sized = scroller;
    }
    // In the frame, when the browser lays the page out anyway: asking now would make it do so twice.
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      if (this.pinned) this.scroller?.scrollTo({ top: 1e9 });
    });
  }

  private get scroller(): HTMLElement | null {
    return this.querySelector('.log');
  }

  /** A pane that was hidden, or is another size now, is still followed to its end. */
  private readonly resized = new ResizeObserver(() => {
    this.height = this.scroller?.clientHeight ?? 0;
    if (this.pinned) this.scroller?.scrollTo({ top: 1e9 });
  });

  /**
   * Only a person lets go of the end. Lines that arrive between our scrolling and its event, and
   * chunks above that take their true height, also move things, but with another content height.
   */
  private readonly onScroll = (): void => {
    const scroller = this.scroller;
    if (!scroller) return;
    const { scrollHeight, scrollTop, clientHeight } = scroller;
    const before = this.seen;
    this.seen = { scrollHeight, scrollTop };
    // The browser moved it because its size changed: that says nothing of what is being read.
    if (clientHeight === 0 || clientHeight !== this.height) return;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    const wentUp = scrollTop < before.scrollTop;
    const byHand = performance.now() - this.handled < HAND_MS;
    if (atEnd) this.pinned = true;
    else if (wentUp && (byHand || scrollHeight === before.scrollHeight)) this.pinned = false;
    if (this.pinned) this.unseen = 0;
  };

  /** A wheel, a finger, a key or the scroll bar: what scrolls now is the person. */
  private readonly onHand = {
    handleEvent: (): void => void (this.handled = performance.now()),
    passive: true,
  };

  /** Go to the newest entry and stay there as others arrive. */
  readonly toNewest = (): void => {
    this.pinned = true;
    this.unseen = 0;
    this.scroller?.scrollTo({ top: 1e9 });
  };

  /** One listener for 20,000 lines: links ask to be shown, pens open the correction. */
  private readonly onClick = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const show = target?.closest<HTMLElement>('[data-show]');
    if (show) {
      const detail = { to: show.dataset['show'], id: show.dataset['id'] };
      this.dispatchEvent(new CustomEvent('accord-show', { detail, bubbles: true, composed: true }));
      return;
    }
    const id = target?.closest<HTMLElement>('[data-correct]')?.dataset['correct'];
    const room = this.watch.current;
    const entry = id && room ? viewOf(room).byId.get(id) : undefined;
    if (entry?.type === 'log.append' || entry?.type === 'log.correct')
      this.querySelector<CorrectDialog>('accord-correct-dialog')?.open(entry);
  };

  /** Bring an entry into view and mark it for a moment. */
  async reveal(id: string): Promise<void> {
    if (this.model.chunkOf(id) === undefined) this.filter = SHOW_ALL;
    await this.updateComplete;
    const chunk = this.model.chunkOf(id);
    if (chunk !== undefined) this.painter.draw(chunk);
    await this.updateComplete;
    const line = this.querySelector<HTMLElement>(`[data-entry="${id}"]`);
    if (!line) return;
    this.pinned = false;
    line.scrollIntoView({ block: 'center' });
    line.classList.add('found');
    line.addEventListener('animationend', () => line.classList.remove('found'), { once: true });
  }
}
customElements.define('accord-log', LogPane);

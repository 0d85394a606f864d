import { ContextConsumer, ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../alerts/alert-banner.ts';
import type { AlertBanner } from '../alerts/alert-banner.ts';
import type { RaiseDialog } from '../alerts/raise-dialog.ts';
import '../alerts/signals-dialog.ts';
import type { SignalsDialog } from '../alerts/signals-dialog.ts';
import '../checklists/checklists-pane.ts';
import type { ChecklistsPane } from '../checklists/checklists-pane.ts';
import '../decisions/decisions-pane.ts';
import type { DecisionsPane } from '../decisions/decisions-pane.ts';
import '../handover/handover-dialog.ts';
import { HANDOVER_HASH, type HandoverDialog } from '../handover/handover-dialog.ts';
import '../log/log-pane.ts';
import type { LogPane } from '../log/log-pane.ts';
import '../people/people-dialog.ts';
import type { PeopleDialog } from '../people/people-dialog.ts';
import type { RoomClient } from '../connection/contract.ts';
import { appMessages } from '../../shared/messages/app.ts';
import { checklistMessages } from '../../shared/messages/checklists.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { MeReply } from '../../shared/protocol/http/session.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { houseContext, roomContext, themeContext } from './contexts.ts';
import { rememberCut } from './cut-memory.ts';
import { AccordElement } from './element.ts';
import { factsOf } from './facts.ts';
import { IdleWatch } from './idle.ts';
import { listenToKeys } from './keys.ts';
import { onLinkClick } from './linked-text.ts';
import './link-banners.ts';
import { markingBar } from './marking-bar.ts';
import './refused-dialog.ts';
import type { RefusedDialog } from './refused-dialog.ts';
import { viewOf } from './room-view.ts';
import { waitingEdits } from './saved.ts';
import { choose, subjectOf, type Subject } from './subject.ts';
import './top-bar.ts';

type Side = 'decisions' | 'checklists';
type Pane = 'log' | Side;

/** A room: the map, the log, the decisions, and around them who, when and whether it is saved. */
export class RoomPage extends AccordElement {
  static override properties = {
    room: { attribute: false },
    me: { attribute: false },
    pane: { state: true },
    side: { state: true },
  };
  declare room: string;
  declare me: MeReply;
  /** Which pane a narrow screen shows under the map. */
  declare pane: Pane;
  /** Which of the two the right-hand pane shows. */
  declare side: Side;

  private client: RoomClient | null = null;
  private stop: (() => void)[] = [];
  private readonly house = new ContextConsumer(this, { context: houseContext });
  private readonly theme = new ContextConsumer(this, { context: themeContext, subscribe: true });
  private readonly rooms = new ContextProvider(this, { context: roomContext, initialValue: null });

  constructor() {
    super();
    this.pane = 'log';
    this.side = 'decisions';
    this.addEventListener('accord-people', () =>
      this.dialog<PeopleDialog>('accord-people-dialog')?.open(),
    );
    this.addEventListener('accord-refused', () =>
      this.dialog<RefusedDialog>('accord-refused')?.open(),
    );
    this.addEventListener('click', (event) => choose(this, event.target));
    this.addEventListener('click', onLinkClick);
    this.addEventListener('accord-handover', () => this.openHandover());
    this.addEventListener('accord-signals', () =>
      this.dialog<SignalsDialog>('accord-signals')?.open(),
    );
    this.addEventListener('accord-show', this.onShow as EventListener);
    this.addEventListener('accord-raise-of', ((event: CustomEvent<Subject>) =>
      this.dialog<RaiseDialog>('accord-raise')?.open(event.detail)) as EventListener);
    this.addEventListener('accord-make-task', ((event: CustomEvent<Subject>) =>
      this.offerTask(event.detail)) as EventListener);
  }

  private dialog<T extends HTMLElement>(name: string): T | null {
    return this.querySelector<T>(name);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room') || changed.has('me')) this.enter();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.client) this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
  }

  private enter(): void {
    if (this.client?.room === this.room) return;
    this.leave();
    const room = this.room;
    void this.house.value?.openRoom(room, this.me).then((client) => {
      // Somebody who clicks quickly may be in another room by now.
      if (this.isConnected && this.room === room && !this.client) this.follow(client);
      else void client.close();
    });
  }

  private follow(client: RoomClient): void {
    this.client = client;
    viewOf(client);
    const idle = new IdleWatch(client);
    const again = (): void => this.requestUpdate();
    let ready = client.state.ready;
    this.stop = [
      client.on('entries', (entries) => {
        if (entries.some((entry) => entry.type.startsWith('room.'))) again();
      }),
      client.on('board', again),
      client.on('state', () => {
        rememberCut(localStorage, client.room, client.state.link);
        if (client.state.ready !== ready) again();
        ready = client.state.ready;
      }),
      listenToKeys(window, this.shortcuts()),
      () => idle.stop(),
    ];
    window.addEventListener('beforeunload', this.onUnload);
    if (location.hash === HANDOVER_HASH) void this.updateComplete.then(() => this.openHandover());
    this.rooms.setValue(client);
    // In the next turn: the link is being made, and goes on beside the painting of an empty room.
    setTimeout(again);
  }

  private leave(): void {
    for (const stop of this.stop) stop();
    this.stop = [];
    window.removeEventListener('beforeunload', this.onUnload);
    this.rooms.setValue(null);
    void this.client?.close();
    this.client = null;
  }

  private shortcuts() {
    const log = (): LogPane | null => this.dialog<LogPane>('accord-log');
    const search = (): void => {
      this.pane = 'log';
      void this.updateComplete.then(() => log()?.focusSearch());
    };
    return {
      a: () => this.dialog<AlertBanner>('accord-alerts')?.acknowledge() ?? false,
      n: () => {
        this.pane = 'log';
        void this.updateComplete.then(() => log()?.focusComposer());
      },
      d: () => {
        this.show('decisions');
        return this.dialog<DecisionsPane>('accord-decisions')?.create() ?? false;
      },
      h: () => this.openHandover(),
      t: () => this.makeTask(),
      '!': () => this.raiseOut(),
      'Shift+!': () => this.raiseOut(),
      u: () => log()?.toNewest(),
      '/': search,
      'Shift+/': search,
      '1': () => this.focusPane('map'),
      '2': () => this.focusPane('log'),
      '3': () => this.focusPane('decisions'),
      '4': () => this.focusPane('checklists'),
    };
  }

  private focusPane(pane: 'map' | Pane): void {
    if (pane !== 'map') this.show(pane);
    const target = {
      map: 'accord-map',
      log: 'accord-log .log',
      decisions: 'accord-decisions .list',
      checklists: 'accord-checklists .list',
    };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(target[pane])?.focus());
  }

  override render(): TemplateResult | typeof nothing {
    const { client } = this;
    if (!client) return nothing;
    const facts = factsOf(viewOf(client).fold);
    document.title = facts.name
      ? `${shownText(facts.name)} · ${this.t(appMessages.product)}`
      : this.t(appMessages.product);
    return html`<div class="app">
      ${markingBar(facts.nature, facts.marking, this.language)}
      <accord-top-bar></accord-top-bar>
      <accord-alerts></accord-alerts>
      <accord-link-banners></accord-link-banners>
      <main class="work" data-pane=${this.pane === 'log' ? 'log' : 'decisions'}>
        <section class="pane p-map" aria-label=${this.t(appMessages.map)}>
          <accord-map
            tabindex="-1"
            .client=${client}
            .language=${this.language}
            .theme=${this.theme.value ?? 'dark'}
          ></accord-map>
        </section>
        ${this.tabs()}
        <section class="pane p-log" aria-labelledby="log-title">
          <accord-log></accord-log>
        </section>
        <section class="pane p-dec" aria-labelledby="${this.side}-title">
          ${this.sides()}
          <accord-decisions ?hidden=${this.side !== 'decisions'}></accord-decisions>
          <accord-checklists ?hidden=${this.side !== 'checklists'}></accord-checklists>
        </section>
        ${
          client.state.ready
            ? nothing
            : html`<div class="opening" role="status">${this.t(appMessages.loading)}</div>`
        }
      </main>
      <accord-footer></accord-footer>
      <accord-people-dialog></accord-people-dialog>
      <accord-refused></accord-refused>
      <accord-signals></accord-signals>
      <accord-handover></accord-handover>
    </div>`;
  }

  private tabs(): TemplateResult {
    const tab = (pane: Pane, label: string): TemplateResult =>
      html`<button aria-pressed=${this.pane === pane} @click=${() => this.show(pane)}>
        ${label}
      </button>`;
    return html`<div class="tabs" role="group" aria-label=${this.t(appMessages.panes)}>
      ${tab('log', this.t(logMessages.title))} ${tab('decisions', this.t(decisionMessages.title))}
      ${tab('checklists', this.t(checklistMessages.title))}
    </div>`;
  }

  /** The same choice above the right-hand pane of a wide screen. */
  private sides(): TemplateResult {
    const tab = (side: Side, label: string): TemplateResult =>
      html`<button aria-pressed=${this.side === side} @click=${() => this.show(side)}>
        ${label}
      </button>`;
    return html`<div class="right-tabs" role="group" aria-label=${this.t(appMessages.panes)}>
      ${tab('decisions', this.t(decisionMessages.title))}
      ${tab('checklists', this.t(checklistMessages.title))}
    </div>`;
  }

  private show(pane: Pane): void {
    this.pane = pane;
    if (pane !== 'log') this.side = pane;
  }

  private openHandover(): boolean {
    const dialog = this.dialog<HandoverDialog>('accord-handover');
    dialog?.open();
    return dialog !== null;
  }

  /** A task out of the log line or the decision that has the focus. @returns whether one has */
  private makeTask(): boolean {
    const { client } = this;
    const from = client ? subjectOf(client, this) : null;
    if (from) this.offerTask(from);
    return from !== null;
  }

  /** An alert out of the log line that has the focus. @returns whether one has */
  private raiseOut(): boolean {
    const { client } = this;
    const from = client ? subjectOf(client, this) : null;
    const dialog = this.dialog<RaiseDialog>('accord-raise');
    if (!from || !dialog) return false;
    dialog.open(from);
    return true;
  }

  private offerTask({ title, links }: Subject): void {
    this.show('checklists');
    void this.updateComplete.then(() =>
      this.dialog<ChecklistsPane>('accord-checklists')?.makeTask(title, links),
    );
  }

  private readonly onShow = (event: CustomEvent<{ to: string; id: string }>): void => {
    const { to, id } = event.detail;
    if (to === 'entry') {
      this.pane = 'log';
      void this.updateComplete.then(() => this.dialog<LogPane>('accord-log')?.reveal(id));
    } else if (to === 'task' || to === 'plan') {
      this.show('checklists');
      void this.updateComplete.then(() =>
        this.dialog<ChecklistsPane>('accord-checklists')?.reveal(id),
      );
    } else if (to === 'decision') {
      this.show('decisions');
      void this.updateComplete.then(() =>
        this.dialog<DecisionsPane>('accord-decisions')?.reveal(id),
      );
    } else
      this.querySelector('accord-map')?.dispatchEvent(
        new CustomEvent('accord-show-feature', { detail: { id } }),
      );
  };

  /** Closing the page asks first while something is nowhere but in its memory. */
  private readonly onUnload = (event: BeforeUnloadEvent): void => {
    const saved = this.client?.state.saved;
    if (saved && (saved.writing > 0 || (saved.deviceRefuses && waitingEdits(saved) > 0)))
      event.preventDefault();
  };
}
customElements.define('accord-room', RoomPage);

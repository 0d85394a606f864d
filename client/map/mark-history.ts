import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mapEditMessages as words } from '../../shared/messages/map-edit.ts';
import { translate, type Params, type Text } from '../../shared/messages/translate.ts';
import type { FeatureDeed, FeatureEvent, HistoryReply } from '../../shared/protocol/history.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { zuluMinutes } from '../app/time.ts';
import type { RoomClient } from '../connection/contract.ts';
import { siteOf, who } from '../ui/identity.ts';
import type { Layer } from './marks/layers.ts';
import { CODE_PROPERTY, type Mark } from './marks/mark.ts';
import { nameOf } from './signature.ts';
import { styleSaid } from './style-words.ts';

type Plain = Exclude<FeatureDeed, 'renamed' | 'styled' | 'property' | 'lifted'>;
const DEEDS: Readonly<Record<Plain, Text>> = {
  made: words.did,
  moved: words.moved,
  reshaped: words.reshaped,
  symbolled: words.symbolled,
  relayered: words.relayered,
  noted: words.noted,
  linked: words.linked,
  turned: words.turned,
  routed: words.routed,
  stacked: words.stacked,
  restored: words.putBack,
};

/** Who changed what of a mark, and when, from the journal: asked when it is opened. */
export class MarkHistory extends LitElement {
  static override properties = {
    client: { attribute: false },
    mark: { attribute: false },
    layers: { attribute: false },
    language: { attribute: false },
    shown: { state: true },
    reply: { state: true },
  };
  declare client: RoomClient;
  declare mark: Mark;
  declare layers: readonly Layer[];
  declare language: Language;
  declare shown: boolean;
  /** undefined: not answered yet; null: no answer. */
  declare reply: HistoryReply | null | undefined;
  private asking = false;

  constructor() {
    super();
    this.shown = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('mark') as Mark | undefined;
    if (before && before.id !== this.mark.id) this.reply = undefined;
    if (this.shown && (changed.has('shown') || changed.has('mark'))) void this.ask();
  }

  override render(): TemplateResult {
    return html`<details
      class="history"
      ?open=${this.shown}
      @toggle=${(event: Event) => (this.shown = (event.target as HTMLDetailsElement).open)}
    >
      <summary>${this.t(words.history)}</summary>
      ${this.shown ? this.events() : nothing}
    </details>`;
  }

  private events(): TemplateResult {
    const { reply } = this;
    if (reply === undefined)
      return html`<p class="quiet" role="status">${this.t(words.historyLoading)}</p>`;
    if (reply === null)
      return html`<p class="quiet" role="status">${this.t(words.historyFailed)}</p>`;
    const told = reply.events.filter(({ key }) => key !== CODE_PROPERTY);
    return html`<ol reversed>
        ${[...told].reverse().map((event) => html`<li>${this.line(event)}</li>`)}
      </ol>
      ${reply.more ? html`<p class="quiet">${this.t(words.historyOlder)}</p>` : nothing}`;
  }

  private line(event: FeatureEvent): TemplateResult {
    const { client } = this;
    const { at, person, delegation } = event;
    return html`<time class="num" datetime=${new Date(at).toISOString()}
        >${this.day(at)}${zuluMinutes(at)}Z</time
      >
      ${who(siteOf(client.state.sites, delegation), delegation ?? '')}
      <span
        >${nameOf(client.record, person)}
        ${this.said(event)}${event.times ? ` ×${event.times}` : ''}${event.overtaken ? ` · ${this.t(words.overtaken)}` : ''}</span
      >`;
  }

  /** The day, for what was not today. */
  private day(at: number): string {
    const day = new Date(at).toISOString().slice(0, 10);
    return day === new Date().toISOString().slice(0, 10) ? '' : `${day.slice(5)} `;
  }

  private said({ deed, from = '', to = '', key = '' }: FeatureEvent): string {
    switch (deed) {
      case 'renamed':
        return this.t(words.renamed, { from, to });
      case 'property':
        return this.t(words.property, { key, to: to || '–' });
      case 'lifted':
        return to ? this.t(words.liftedWhy, { reason: to }) : this.t(words.liftedNoWhy);
      case 'relayered': {
        const name = this.layers.find(({ id }) => id === to)?.name ?? this.t(words.ground);
        return this.t(words.changedTo, { what: this.t(words.relayered), to: name });
      }
      case 'styled':
        return styleSaid(key, to, (text, params) => this.t(text, params));
      default:
        return this.t(DEEDS[deed]);
    }
  }

  /** One question at a time: what changes meanwhile is asked after it. */
  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const { mark, client } = this;
    // What was just done here is in the journal once it is durable.
    await client.settled();
    const answer = await client.history(mark.id);
    this.asking = false;
    if (this.mark !== mark) return this.shown ? this.ask() : undefined;
    this.reply = answer.ok ? answer.value : null;
  }

  private t(text: Text, params?: Params): string {
    return translate(text, this.language, params);
  }
}
customElements.define('accord-mark-history', MarkHistory);

import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { lobbyMessages } from '../../shared/messages/lobby.ts';
import type { Message } from '../../shared/messages/translate.ts';
import { icon } from '../ui/icons.ts';
import { houseContext } from './contexts.ts';
import { AccordElement } from './element.ts';
import type { DeviceLink } from './house.ts';

type Storage = 'protected' | 'clearable' | 'refused';
/** Clocks further apart than this deserve a warning, ms. */
const CLOCK_LIMIT = 5000;
const EVERY_MS = 15_000;

async function storageState(): Promise<Storage> {
  // Absent on plain http other than localhost, and where the browser forbids storage.
  const manager: StorageManager | undefined = navigator.storage;
  if (!manager?.persisted || typeof indexedDB === 'undefined') return 'refused';
  return (await manager.persisted()) ? 'protected' : 'clearable';
}

/** Is this device fit for a shift? Link, clock, and whether the browser keeps its copy. */
export class DeviceCheck extends AccordElement {
  static override properties = { link: { state: true }, storage: { state: true } };
  /** undefined: not measured yet; null: the server cannot be reached. */
  declare link: DeviceLink | null | undefined;
  declare storage: Storage | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly house = new ContextConsumer(this, { context: houseContext });

  override connectedCallback(): void {
    super.connectedCallback();
    void this.measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async measure(): Promise<void> {
    this.link = (await this.house.value?.deviceLink()) ?? null;
    this.storage = await storageState();
    if (this.isConnected) this.timer = setTimeout(() => void this.measure(), EVERY_MS);
  }

  override render(): TemplateResult {
    const { link } = this;
    const latency =
      link === undefined
        ? this.t(lobbyMessages.measuring)
        : link === null
          ? this.t(lobbyMessages.unreachable)
          : this.t(lobbyMessages.milliseconds, { count: Math.round(link.latencyMs) });
    return html`<section>
      <h2>${this.t(lobbyMessages.device)}</h2>
      <ul class="chk">
        <li class=${link === null ? 'w' : ''}>
          ${icon(link === null ? 'offline' : 'wifi')}<span>${this.t(lobbyMessages.deviceLink)}</span
          ><span class="v num">${latency}</span>
        </li>
        ${link ? this.clock(link.clockOffsetMs) : nothing}
        ${this.storage ? this.copy(this.storage) : nothing}
      </ul>
    </section>`;
  }

  private clock(offset: number): TemplateResult {
    const seconds = Math.round(offset / 1000);
    const text =
      Math.abs(offset) < 1000
        ? this.t(lobbyMessages.inStep)
        : this.t(lobbyMessages.seconds, {
            count: `${seconds > 0 ? '+' : '−'}${Math.abs(seconds)}`,
          });
    return html`<li class=${Math.abs(offset) > CLOCK_LIMIT ? 'w' : ''}>
      ${icon('clock')}<span>${this.t(lobbyMessages.deviceClock)}</span
      ><span class="v num">${text}</span>
    </li>`;
  }

  private copy(storage: Storage): TemplateResult {
    const words: Record<Storage, Message> = {
      protected: lobbyMessages.protected,
      clearable: lobbyMessages.maybeCleared,
      refused: lobbyMessages.noStorage,
    };
    return html`<li class=${storage === 'refused' ? 'w' : ''}>
      ${icon('shield')}<span>${this.t(lobbyMessages.deviceCopy)}</span>${
        storage === 'clearable'
          ? html`<button class="btn sm" title=${this.t(words.clearable)} @click=${this.protect}>
              ${this.t(lobbyMessages.protect)}
            </button>`
          : html`<span class="v">${this.t(words[storage])}</span>`
      }
    </li>`;
  }

  private readonly protect = async (): Promise<void> => {
    await navigator.storage.persist();
    this.storage = await storageState();
  };
}
customElements.define('accord-device-check', DeviceCheck);

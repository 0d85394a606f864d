import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { composerMessages } from '../../shared/messages/composer.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { logMessages } from '../../shared/messages/log.ts';
import { kindMessages, verificationMessages } from '../../shared/messages/room.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import { LOG_KINDS, VERIFICATION } from '../../shared/room/record/terms.ts';
import { icon, type IconName } from '../ui/icons.ts';
import type { Draft } from './draft.ts';

export interface ComposeBar {
  readonly draft: Draft;
  readonly tooLong: boolean;
  readonly moreShown: boolean;
  readonly change: (part: Partial<Draft>) => void;
  readonly more: () => void;
  /** Begin a link, as if `#` had been typed. */
  readonly link: () => void;
  readonly attach: () => void;
  readonly raise: () => void;
  readonly say: (message: Message, params?: Params) => string;
}

/** Under the text: kind, status, what can be added, and the button that adds the entry. */
export function composeBar(bar: ComposeBar): TemplateResult {
  const { draft, change, say } = bar;
  const kinds = LOG_KINDS.map((kind) => [kind, say(kindMessages[kind])] as const);
  const statuses = VERIFICATION.map((one) => [one, say(verificationMessages[one])] as const);
  return html`<div class="bar">
    ${choice(say(logMessages.kind), 'kind', draft.kind, kinds, (value) =>
      change({ kind: LOG_KINDS.find((kind) => kind === value) ?? draft.kind }),
    )}
    ${choice(
      say(evidenceMessages.status),
      'status',
      draft.status ?? '',
      [['', say(evidenceMessages.noStatus)], ...statuses],
      (value) => change({ status: VERIFICATION.find((one) => one === value) ?? null }),
    )}
    ${tool('pin', say(composerMessages.keyLink), bar.link)}
    ${tool('clip', say(evidenceMessages.attach), bar.attach)}
    ${tool('person', say(composerMessages.more), bar.more, bar.moreShown)}
    ${tool('alert', say(logMessages.raiseAlert), bar.raise)}
    <button class="btn sm pri add" ?disabled=${bar.tooLong}>${say(logMessages.add)}</button>
  </div>`;
}

function choice(
  label: string,
  name: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: (value: string) => void,
): TemplateResult {
  return html`<span class="sel sel-${name}"
    ><select
      class="btn sm quiet"
      name=${name}
      aria-label=${label}
      .value=${live(value)}
      @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}
    >
      ${options.map(
        ([each, words]) =>
          html`<option value=${each} ?selected=${each === value}>${words}</option>`,
      )}</select
    >${icon('chevron')}</span
  >`;
}

function tool(name: IconName, label: string, act: () => void, pressed?: boolean): TemplateResult {
  return html`<button
    type="button"
    class="btn sm quiet sq ${name === 'alert' ? 'raise' : name}"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed ?? nothing}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { composerMessages } from '../../shared/messages/composer.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Field } from './compose-keys.ts';
import type { Draft } from './draft.ts';

export interface EvidenceRow {
  readonly draft: Draft;
  /** Fields that are shown. */
  readonly shown: ReadonlySet<Field>;
  /** Sources used before, for one to choose. */
  readonly sources: readonly string[];
  /** The time that was typed, in the other zone: `= 13:32Z`; empty: nothing to say. */
  readonly preview: string;
  readonly change: (part: Partial<Draft>) => void;
  readonly say: (message: Message, params?: Params) => string;
}

/** Whence, when, for whom, in whose words, why late: only what this entry needs is shown. */
export function evidenceRow(row: EvidenceRow): TemplateResult {
  const { shown, sources } = row;
  return html`<div class="evidence">
    ${
      shown.has('source')
        ? field(row, 'source', evidenceMessages.source, evidenceMessages.sourceHint, 300)
        : nothing
    }
    <datalist id="compose-sources">
      ${sources.map((source) => html`<option value=${source}></option>`)}
    </datalist>
    ${timeField(row)}
    ${
      shown.has('onBehalfOf')
        ? field(row, 'onBehalfOf', evidenceMessages.behalf, null, 200)
        : nothing
    }
    ${
      shown.has('speaker')
        ? field(row, 'speaker', evidenceMessages.speaker, evidenceMessages.speakerHint, 200)
        : nothing
    }
    ${
      shown.has('lateReason')
        ? field(row, 'lateReason', evidenceMessages.lateReason, evidenceMessages.lateHint, 500)
        : nothing
    }
  </div>`;
}

function field(
  { draft, change, say }: EvidenceRow,
  name: Exclude<Field, 'time'>,
  label: Message,
  hint: Message | null,
  most: number,
): TemplateResult {
  return html`<label class="ev ev-${name}"
    ><span>${say(label)}</span
    ><input
      name=${name}
      maxlength=${most}
      autocomplete="off"
      list=${name === 'source' ? 'compose-sources' : nothing}
      placeholder=${hint ? say(hint) : nothing}
      .value=${live(draft[name])}
      @input=${(event: Event) => change({ [name]: (event.target as HTMLInputElement).value })}
  /></label>`;
}

function timeField({ draft, preview, change, say }: EvidenceRow): TemplateResult {
  const local = draft.zone === 'local';
  return html`<span class="ev ev-time"
    ><input
      name="time"
      class="num"
      aria-label=${say(logMessages.when)}
      placeholder=${say(logMessages.timeNow)}
      maxlength="8"
      size="5"
      autocomplete="off"
      .value=${live(draft.time)}
      @input=${(event: Event) => change({ time: (event.target as HTMLInputElement).value })}
    /><button
      type="button"
      class="zone"
      aria-label=${say(composerMessages.zone)}
      title=${say(composerMessages.zone)}
      @click=${() => change({ zone: local ? 'zulu' : 'local' })}
    >
      ${say(local ? composerMessages.local : composerMessages.zulu)}</button
    >${preview ? html`<small>${preview}</small>` : nothing}</span
  >`;
}

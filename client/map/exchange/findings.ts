import { html, nothing, type TemplateResult } from 'lit';
import type { Finding, ReadObject } from '../../../shared/formats/contract.ts';
import { findingMessages, formatMessages as words } from '../../../shared/messages/formats.ts';
import { featureKindMessages } from '../../../shared/messages/map.ts';
import { translate } from '../../../shared/messages/translate.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import { shownText } from '../../../shared/room/shown-text.ts';
import { mgrsText } from '../coordinates.ts';
import { anchor } from '../marks/geometry.ts';

/** What was left out of a file, or changed on the way, one line each. */
export function foundIn(
  title: string,
  findings: readonly Finding[],
  open: boolean,
  language: Language,
): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing;
  return html`<details class="findings" ?open=${open}>
    <summary>${title} <span class="n">${findings.length}</span></summary>
    <ul tabindex="0" aria-label=${title}>
      ${findings.map(
        ({ source, name, code }) =>
          html`<li>
            <b
              >${
                source === 0
                  ? translate(words.wholeFile, language)
                  : translate(words.object, language, { source })
              }</b
            >
            ${name === '' ? nothing : html`<bdi>${name}</bdi>`}
            <span>${translate(findingMessages[code], language)}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}

export interface Rows {
  readonly objects: readonly ReadObject[];
  /** Indices of those not to be taken. */
  readonly left: ReadonlySet<number>;
  /** How many are listed. */
  readonly shown: number;
}

/** The objects of a file, each to be taken or left. */
export function objectRows(
  rows: Rows,
  language: Language,
  toggle: (index: number) => void,
  toggleAll: (all: boolean) => void,
): TemplateResult {
  const { objects, left, shown } = rows;
  return html`<fieldset class="objects">
    <legend class="vh">${translate(words.all, language)}</legend>
    <label class="all"
      ><input
        type="checkbox"
        .checked=${left.size === 0}
        .indeterminate=${left.size > 0 && left.size < objects.length}
        @change=${(event: Event) => toggleAll((event.target as HTMLInputElement).checked)}
      />${translate(words.all, language)}</label
    >
    ${objects.slice(0, shown).map(
      (object, index) =>
        html`<label
          ><input
            type="checkbox"
            .checked=${!left.has(index)}
            @change=${() => toggle(index)}
          /><span
            ><b><bdi>${shownText(object.label) || translate(words.unnamed, language)}</bdi></b
            ><small
              >${translate(featureKindMessages[object.kind], language)}
              <span class="num">${mgrsText(anchor(object.geom))}</span></small
            ></span
          ></label
        >`,
    )}
  </fieldset>`;
}

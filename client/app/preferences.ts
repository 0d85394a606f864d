import { html, type TemplateResult } from 'lit';
import { ContextConsumer } from '@lit/context';
import { appMessages } from '../../shared/messages/app.ts';
import { LANGUAGES, type Language } from '../../shared/room/record/terms.ts';
import { icon } from '../ui/icons.ts';
import { themeContext } from './contexts.ts';
import { AccordElement } from './element.ts';
import { LANGUAGE_NAMES } from './language.ts';
import type { Theme } from './theme.ts';

const ORDER: readonly Language[] = ['fr', 'en', 'uk'].filter((l) =>
  (LANGUAGES as readonly string[]).includes(l),
) as Language[];

/** The language and theme switches. What is chosen is announced; the app keeps it. */
export class Preferences extends AccordElement {
  private readonly theme = new ContextConsumer(this, { context: themeContext, subscribe: true });

  override render(): TemplateResult {
    const dark = (this.theme.value ?? 'dark') === 'dark';
    const label = this.t(dark ? appMessages.toLight : appMessages.toDark);
    return html`<div class="seg" role="group" aria-label=${this.t(appMessages.language)}>
        ${ORDER.map(
          (language) =>
            html`<button
              aria-pressed=${language === this.language}
              lang=${language}
              aria-label=${`${LANGUAGE_NAMES[language].short} ${LANGUAGE_NAMES[language].full}`}
              title=${LANGUAGE_NAMES[language].full}
              @click=${() => this.choose('accord-language', language)}
            >
              ${LANGUAGE_NAMES[language].short}
            </button>`,
        )}
      </div>
      <button
        class="btn sq"
        aria-label=${label}
        title=${label}
        @click=${() => this.choose('accord-theme', dark ? 'light' : 'dark')}
      >
        ${icon(dark ? 'moon' : 'sun')}
      </button>`;
  }

  private choose(event: string, detail: Language | Theme): void {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }
}
customElements.define('accord-preferences', Preferences);

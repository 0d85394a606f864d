import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { translate, type Message, type Params } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { languageContext } from './contexts.ts';

/**
 * What all our elements share: the person's language, and the light DOM. The light DOM lets labels
 * point across elements and one style sheet serve 20,000 log lines.
 */
export class AccordElement extends LitElement {
  private readonly languageConsumer = new ContextConsumer(this, {
    context: languageContext,
    subscribe: true,
  });

  get language(): Language {
    return this.languageConsumer.value ?? 'en';
  }

  /** The words of `message` in the person's language. */
  protected t(message: Message, params?: Params): string {
    return translate(message, this.language, params);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

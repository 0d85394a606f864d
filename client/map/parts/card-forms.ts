import { html, type TemplateResult } from 'lit';
import { mapMessages as words } from '../../../shared/messages/map.ts';
import { translate, type Message } from '../../../shared/messages/translate.ts';
import type { Language } from '../../../shared/room/record/terms.ts';

/** The one thing a form in a card is for, and the way out of it. */
export function formButtons(
  language: Language,
  submit: Message,
  cancel: () => void,
): TemplateResult {
  return html`<div class="row">
    <button class="btn sm pri" type="submit">${translate(submit, language)}</button>
    <button class="btn sm" type="button" @click=${cancel}>
      ${translate(words.cancel, language)}
    </button>
  </div>`;
}

/** Why marks are lifted: asked in the card of one mark and of several alike. */
export function liftForm(
  language: Language,
  lift: (reason: string) => void,
  cancel: () => void,
): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    lift(String(new FormData(event.target as HTMLFormElement).get('reason') ?? ''));
  };
  return html`<form @submit=${submit}>
    <label class="field"
      >${translate(words.liftWhy, language)}
      <input type="text" name="reason" maxlength="500" autocomplete="off" />
    </label>
    ${formButtons(language, words.lift, cancel)}
  </form>`;
}

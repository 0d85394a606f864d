import { ContextConsumer } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { errorMessages } from '../../shared/messages/errors.ts';
import { lobbyMessages } from '../../shared/messages/lobby.ts';
import { natureMessages } from '../../shared/messages/room.ts';
import { DialogElement } from '../ui/dialog.ts';
import { houseContext } from './contexts.ts';

/** The dialog that opens a new room; afterwards the person is in it. */
export class NewRoom extends DialogElement {
  protected readonly dialogName = 'new-room';
  static override properties = { problem: { state: true }, busy: { state: true } };
  declare problem: string;
  declare busy: boolean;
  private readonly house = new ContextConsumer(this, { context: houseContext });

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
  }

  open(): void {
    this.problem = '';
    void this.show();
  }

  override render(): TemplateResult {
    return this.framed(
      { title: this.t(lobbyMessages.newRoom), onSubmit: this.onSubmit },
      html`<label
          >${this.t(lobbyMessages.name)}
          <input name="name" required maxlength="120" autocomplete="off" />
        </label>
        <fieldset class="pick two">
          <legend>${this.t(lobbyMessages.nature)}</legend>
          <label
            ><input type="radio" name="nature" value="exercise" checked />${this.t(
              natureMessages.exercise,
            )}</label
          >
          <label
            ><input type="radio" name="nature" value="live" />${this.t(natureMessages.live)}</label
          >
        </fieldset>
        <label
          >${this.t(lobbyMessages.marking)}
          <input
            name="marking"
            maxlength="80"
            autocomplete="off"
            placeholder=${this.t(lobbyMessages.markingHint)}
          />
        </label>
        ${this.problemLine(this.problem)} ${this.formButtons(this.t(lobbyMessages.open), this.busy)}`,
    );
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    const form = new FormData(event.target as HTMLFormElement);
    const field = (name: string): string => String(form.get(name) ?? '').trim();
    this.busy = true;
    const answer = await this.house.value?.api.createRoom({
      name: field('name'),
      nature: field('nature') === 'live' ? 'live' : 'exercise',
      marking: field('marking'),
    });
    this.busy = false;
    if (answer?.ok) {
      const detail = { page: 'room', room: answer.value.room };
      this.dispatchEvent(new CustomEvent('accord-go', { detail, bubbles: true, composed: true }));
    } else if (answer) this.problem = this.t(errorMessages[answer.error.code]);
  };
}
customElements.define('accord-new-room', NewRoom);

import { ContextConsumer } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import type { Sheet } from '../../../shared/formats/written.ts';
import { writeGeoJson } from '../../../shared/formats/write-geojson.ts';
import { writeKml } from '../../../shared/formats/write-kml.ts';
import { formatMessages as words } from '../../../shared/messages/formats.ts';
import { roomContext } from '../../app/contexts.ts';
import { factsOf } from '../../app/facts.ts';
import { viewOf } from '../../app/room-view.ts';
import { DialogElement } from '../../ui/dialog.ts';
import { download, fileName } from './download.ts';
import { writtenMarks } from './written-marks.ts';

const FORMATS = ['geojson', 'kml', 'png'] as const;
type ExportFormat = (typeof FORMATS)[number];
const TYPES = {
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
} as const;

/** Draws the map as it is seen, as a PNG with all that a printed map needs. */
export type DrawPicture = (sheet: Sheet) => Promise<Blob | null>;

/** Taking the map out: as data for other programs, or as a picture. Observers may too. */
export class ExportDialog extends DialogElement {
  protected readonly dialogName = 'map-export';
  static override properties = {
    format: { state: true },
    problem: { state: true },
    draw: { attribute: false },
  };
  declare draw: DrawPicture | null;
  declare format: ExportFormat;
  declare problem: string;
  private readonly room = new ContextConsumer(this, { context: roomContext, subscribe: true });

  constructor() {
    super();
    this.draw = null;
    this.format = 'geojson';
    this.problem = '';
  }

  open(): void {
    this.problem = '';
    this.requestUpdate();
    void this.show();
  }

  override render(): TemplateResult {
    const client = this.room.value;
    const facts = client ? factsOf(viewOf(client).fold) : null;
    return this.framed(
      { title: this.t(words.exportTitle), onSubmit: this.onSubmit },
      html`<fieldset class="pick">
          <legend>${this.t(words.format)}</legend>
          ${FORMATS.map(
            (format) =>
              html`<label
                ><input
                  type="radio"
                  name="format"
                  value=${format}
                  .checked=${this.format === format}
                  @change=${() => (this.format = format)}
                />${this.t(words[format])}</label
              >`,
          )}
        </fieldset>
        <label
          >${this.t(words.title)}
          <input
            name="title"
            maxlength="120"
            autocomplete="off"
            required
            .value=${facts?.name ?? ''}
        /></label>
        <label
          >${this.t(words.marking)}
          <input name="marking" maxlength="80" autocomplete="off" .value=${facts?.marking ?? ''} />
        </label>
        <label class="tick" ?hidden=${this.format === 'png'}
          ><input type="checkbox" name="lifted" />${this.t(words.withLifted)}</label
        >
        ${this.problemLine(this.problem)} ${this.formButtons(this.t(words.save))}`,
    );
  }

  private readonly onSubmit = async (event: SubmitEvent): Promise<void> => {
    const client = this.room.value;
    if (!client) return;
    const form = new FormData(event.target as HTMLFormElement);
    const sheet: Sheet = {
      title: String(form.get('title') ?? '').trim(),
      marking: String(form.get('marking') ?? '').trim(),
      at: Date.now(),
    };
    const { format } = this;
    let content: Blob | null;
    if (format === 'png') content = (await this.draw?.(sheet)) ?? null;
    else {
      const withLifted = form.get('lifted') !== null;
      const marks = writtenMarks(client.board, (mark) => withLifted || mark.lifted === null);
      const text = format === 'kml' ? writeKml(marks, sheet) : writeGeoJson(marks, sheet);
      content = new Blob([text], { type: TYPES[format] });
    }
    if (!content) {
      this.problem = this.t(words.pictureFailed);
      return;
    }
    download(`${fileName(sheet.title, sheet.at)}.${format}`, content);
    this.close();
  };
}
customElements.define('accord-map-export', ExportDialog);

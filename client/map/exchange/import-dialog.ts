import { ContextConsumer } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { ulid } from 'ulid';
import { errorMessages } from '../../../shared/messages/errors.ts';
import {
  fileRefusalMessages,
  formatMessages as words,
  importCount,
  readCount,
} from '../../../shared/messages/formats.ts';
import type { ReadObject, ReadOutcome } from '../../../shared/formats/contract.ts';
import { featuresOf } from '../../../shared/room/board/build.ts';
import { MAX_FEATURES } from '../../../shared/room/board/schema.ts';
import { roomContext, themeContext } from '../../app/contexts.ts';
import { DialogElement } from '../../ui/dialog.ts';
import { foundIn, objectRows } from './findings.ts';
import { planImport, type ImportPlan, type Target } from './plan.ts';
import './preview.ts';
import { readFile } from './read-file.ts';
import { surroundingsOf } from './surroundings.ts';
import { layerNames } from './written-marks.ts';

const FORMAT_NAMES = { geojson: 'GeoJSON', kml: 'KML', kmz: 'KMZ', gpx: 'GPX' } as const;
/** Rows listed before one asks for more. */
const PAGE = 60;

/** What the map is asked to do with a plan. @returns null, or why not */
export type WritePlan = (plan: ImportPlan) => keyof typeof errorMessages | null;

/**
 * Bringing a map file in: choose or drop, look at what was read and what was not, choose what to
 * take and into which layer, and only then write. Until the last button nothing has changed.
 */
export class ImportDialog extends DialogElement {
  protected readonly dialogName = 'map-import';
  static override properties = {
    file: { state: true },
    outcome: { state: true },
    left: { state: true },
    shown: { state: true },
    problem: { state: true },
    write: { attribute: false },
  };
  declare write: WritePlan | null;
  declare file: File | null;
  /** null while there is no file, or it is being read. */
  declare outcome: ReadOutcome | null;
  /** Indices of objects that are not to be taken. */
  declare left: ReadonlySet<number>;
  declare shown: number;
  declare problem: string;
  private readonly room = new ContextConsumer(this, { context: roomContext, subscribe: true });
  private readonly theme = new ContextConsumer(this, { context: themeContext, subscribe: true });

  constructor() {
    super();
    this.write = null;
    this.reset();
  }

  /** @param file dropped on the map; none: the person is asked for one */
  open(file: File | null = null): void {
    this.reset();
    void this.show();
    if (file) void this.read(file);
  }

  private reset(): void {
    this.file = null;
    this.outcome = null;
    this.left = new Set();
    this.shown = PAGE;
    this.problem = '';
  }

  protected override onClosed(): void {
    this.reset();
  }

  private async read(file: File): Promise<void> {
    this.reset();
    this.file = file;
    const outcome = await readFile(file);
    if (this.file === file) this.outcome = outcome;
  }

  private get chosen(): readonly ReadObject[] {
    if (!this.outcome?.ok) return [];
    return this.outcome.objects.filter((_, index) => !this.left.has(index));
  }

  override render(): TemplateResult {
    return this.framed(
      { title: this.t(words.importTitle), size: 'wide', cross: true, onSubmit: this.onSubmit },
      this.file === null ? this.chooser() : this.sheet(this.file),
    );
  }

  private chooser(): TemplateResult {
    return html`<div class="drop" @dragover=${this.onDragOver} @drop=${this.onDrop}>
      <p>${this.t(words.drop)}</p>
      <label class="btn pri">
        ${this.t(words.choose)}
        <input
          type="file"
          class="vh"
          accept=".geojson,.json,.kml,.kmz,.gpx"
          @change=${this.onChoose}
        />
      </label>
      <p class="quiet">${this.t(words.kinds)}</p>
    </div>`;
  }

  private sheet(file: File): TemplateResult {
    const { outcome } = this;
    if (!outcome) return html`<p role="status"><b>${file.name}</b> · ${this.t(words.reading)}</p>`;
    if (!outcome.ok)
      return html`<div class="problem" role="alert">
          <b>${this.t(words.refused)}: <bdi>${file.name}</bdi></b>
          <p>${this.t(fileRefusalMessages[outcome.code])}</p>
          ${outcome.detail ? html`<p class="mono"><bdi>${outcome.detail}</bdi></p>` : nothing}
        </div>
        <div class="row">${this.again()}</div>`;
    return html`<p role="status">
        <b><bdi>${file.name}</bdi></b> ·
        ${this.t(readCount, {
          format: FORMAT_NAMES[outcome.format],
          count: outcome.objects.length,
        })}
      </p>
      ${outcome.objects.length === 0 ? html`<p>${this.t(words.nothing)}</p>` : this.taken(outcome)}
      ${foundIn(this.t(words.problems), outcome.problems, true, this.language)}
      ${foundIn(this.t(words.notes), outcome.notes, false, this.language)} ${this.full()}
      ${this.problemLine(this.problem)}
      <div class="row">
        ${this.again()}
        <button class="btn pri" ?disabled=${this.chosen.length === 0 || this.placesLeft < 0}>
          ${this.t(importCount, { count: this.chosen.length })}
        </button>
      </div>`;
  }

  private again(): TemplateResult {
    return html`<button type="button" class="btn" @click=${() => this.reset()}>
      ${this.t(words.another)}
    </button>`;
  }

  private taken(outcome: ReadOutcome & { ok: true }): TemplateResult {
    const rows = { objects: outcome.objects, left: this.left, shown: this.shown };
    return html`<div class="cols import">
      <div>
        ${objectRows(rows, this.language, (index) => this.toggle(index), this.toggleAll)}
        ${
          outcome.objects.length > this.shown
            ? html`<button type="button" class="btn sm" @click=${() => (this.shown += PAGE * 4)}>
                ${this.t(words.more)}
              </button>`
            : nothing
        }
      </div>
      <div>
        <accord-import-preview
          .objects=${this.chosen}
          .language=${this.language}
          .theme=${this.theme.value ?? 'dark'}
        ></accord-import-preview>
        ${this.layerChoice()}
      </div>
    </div>`;
  }

  private layerChoice(): TemplateResult {
    const board = this.room.value?.board;
    const layers = board ? [...layerNames(board)] : [];
    return html`<label
      >${this.t(words.layer)}
      <select name="layer">
        <option value="new">${this.t(words.newLayer, { name: this.layerName })}</option>
        <option value="">${this.t(words.groundLayer)}</option>
        ${layers.map(([id, name]) => html`<option value=${id}>${name}</option>`)}
      </select></label
    >`;
  }

  /** A layer is called as the file is, without what stands after the last dot. */
  private get layerName(): string {
    return (this.file?.name ?? '').replace(/\.[^.]*$/, '').slice(0, 80) || 'import';
  }

  private get placesLeft(): number {
    const board = this.room.value?.board;
    return board ? MAX_FEATURES - featuresOf(board).size - this.chosen.length : 0;
  }

  private full(): TemplateResult | typeof nothing {
    const left = this.placesLeft;
    if (left >= 0) return nothing;
    return this.problemLine(this.t(words.full, { count: left + this.chosen.length }));
  }

  private toggle(index: number): void {
    const left = new Set(this.left);
    if (!left.delete(index)) left.add(index);
    this.left = left;
  }

  private readonly toggleAll = (all: boolean): void => {
    const count = this.outcome?.ok ? this.outcome.objects.length : 0;
    this.left = all ? new Set() : new Set(Array.from({ length: count }, (_, index) => index));
  };

  private readonly onSubmit = (event: SubmitEvent): void => {
    const { file, chosen } = this;
    const client = this.room.value;
    if (!file || !client || chosen.length === 0) return;
    const layer = String(new FormData(event.target as HTMLFormElement).get('layer') ?? '');
    const into: Target = layer === 'new' ? { named: this.layerName } : { existing: layer };
    const plan = planImport(
      chosen,
      into,
      file.name,
      surroundingsOf(client.board, () => ulid()),
    );
    const refused = this.write?.(plan) ?? null;
    if (refused === null) return this.close();
    this.problem = this.t(words.written, { reason: this.t(errorMessages[refused]) });
  };

  private readonly onChoose = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) void this.read(file);
  };

  private readonly onDragOver = (event: DragEvent): void => event.preventDefault();

  private readonly onDrop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void this.read(file);
  };
}
customElements.define('accord-map-import', ImportDialog);

import { html, type TemplateResult } from 'lit';
import type { Link } from '../../../shared/room/record/bodies-common.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { FeatureChange } from '../../../shared/room/board/build.ts';
import type { RoomClient } from '../../connection/contract.ts';
import '../bulk-card.ts';
import '../mark-card.ts';
import '../mark-list.ts';
import type { CardMode, MarkEdit } from '../mark-card.ts';
import type { Layer } from '../marks/layers.ts';
import type { Mark } from '../marks/mark.ts';
import type { Palette } from '../palette.ts';
import { nameOf, signatureOf } from '../signature.ts';
import type { TableWorld } from '../table/columns.ts';

export interface CardView {
  readonly client: RoomClient;
  readonly mark: Mark;
  readonly code: string;
  readonly mode: CardMode;
  readonly language: Language;
  readonly palette: Palette;
  readonly editable: boolean;
  readonly layers: readonly Layer[];
}

export interface CardActs {
  close(): void;
  mode(mode: CardMode): void;
  save(edit: MarkEdit): void;
  lift(reason: string): void;
  restore(): void;
  duplicate(): void;
  turn(degrees: number): void;
  reverse(): void;
  symbol(): void;
  links(links: readonly Link[]): void;
}

/** The card of the selected mark. */
export function cardOf(view: CardView, acts: CardActs): TemplateResult {
  const { client, mark } = view;
  return html`<accord-mark-card
    .client=${client}
    .mark=${mark}
    .code=${view.code}
    .mode=${view.mode}
    .language=${view.language}
    .palette=${view.palette}
    .sites=${client.state.sites}
    .placed=${signatureOf(client, mark.id)}
    .lifter=${mark.lifted ? nameOf(client.record, mark.lifted.by) : ''}
    .editable=${view.editable}
    .layers=${view.layers}
    @mark-duplicate=${acts.duplicate}
    @mark-turn=${(event: CustomEvent<number>) => acts.turn(event.detail)}
    @mark-reverse=${acts.reverse}
    @mark-symbol=${acts.symbol}
    @mark-links=${(event: CustomEvent<readonly Link[]>) => acts.links(event.detail)}
    @mark-close=${acts.close}
    @mark-mode=${(event: CustomEvent<CardMode>) => acts.mode(event.detail)}
    @mark-save=${(event: CustomEvent<MarkEdit>) => acts.save(event.detail)}
    @mark-lift=${(event: CustomEvent<string>) => acts.lift(event.detail)}
    @mark-restore=${acts.restore}
  ></accord-mark-card>`;
}

export interface ListView {
  readonly client: RoomClient | null;
  readonly marks: readonly Mark[];
  readonly codes: (id: string) => string;
  readonly layers: (id: string) => string;
  readonly selected: string | null;
  readonly language: Language;
  readonly palette: Palette;
}

/** All marks, the newest first (ULIDs begin with their time). */
export function listOf(view: ListView, go: (id: string) => void): TemplateResult {
  const { client } = view;
  const world: TableWorld = {
    language: view.language,
    codeOf: view.codes,
    layerOf: view.layers,
    signatureOf: (id) => client && signatureOf(client, id),
  };
  return html`<accord-mark-list
    .marks=${[...view.marks].sort((a, b) => (a.id < b.id ? 1 : -1))}
    .world=${world}
    .selected=${view.selected}
    .palette=${view.palette}
    @mark-go=${(event: CustomEvent<string>) => go(event.detail)}
  ></accord-mark-list>`;
}

export interface BulkView {
  readonly marks: readonly Mark[];
  readonly mode: CardMode;
  readonly palette: Palette;
  readonly editable: boolean;
  readonly language: Language;
  readonly layers: readonly Layer[];
}

export interface BulkActs {
  close(): void;
  mode(mode: CardMode): void;
  change(change: (mark: Mark) => FeatureChange): void;
  lift(reason: string): void;
  duplicate(): void;
}

/** The card of several marks. */
export function bulkOf(view: BulkView, acts: BulkActs): TemplateResult {
  return html`<accord-bulk-card
    .marks=${view.marks}
    .mode=${view.mode}
    .palette=${view.palette}
    .editable=${view.editable}
    .language=${view.language}
    .layers=${view.layers}
    @mark-close=${acts.close}
    @mark-mode=${(event: CustomEvent<CardMode>) => acts.mode(event.detail)}
    @bulk-change=${(event: CustomEvent<(mark: Mark) => FeatureChange>) => acts.change(event.detail)}
    @mark-lift=${(event: CustomEvent<string>) => acts.lift(event.detail)}
    @mark-duplicate=${acts.duplicate}
  ></accord-bulk-card>`;
}

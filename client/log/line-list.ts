import { html, noChange, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Chunk } from './chunks.ts';
import type { LineContext } from './line-context.ts';
import { lineTemplate } from './line.ts';

/** So many chunks at the end are in view as a rule. */
const AT_END = 2;

/** The lines of a filter, or of a room, as they stand in the page. */
export interface LineList {
  readonly key: number;
  readonly chunks: readonly Chunk[];
}

/** The list that is shown: those of its chunks that `shows` names are drawn in full. */
export function shownList(
  { chunks }: LineList,
  shows: (key: number) => boolean,
  context: LineContext,
): TemplateResult {
  return frame(chunks, '', (chunk, index) => {
    const drawn = shows(chunk.key);
    const end = index >= chunks.length - AT_END;
    return guard([chunk, context, drawn, end], () => chunkTemplate(chunk, context, drawn, end));
  });
}

/** A list that is left (left-lists.ts): what is not emptied yet stays as it is. */
export function leftList({ chunks }: LineList, context: LineContext): TemplateResult {
  return frame(chunks, 'left', (chunk) =>
    chunk.lines.length > 0 ? noChange : chunkTemplate(chunk, context, true, false),
  );
}

/** One template for both, so that a list which is left keeps its elements. */
const frame = (
  chunks: readonly Chunk[],
  state: '' | 'left',
  show: (chunk: Chunk, index: number) => unknown,
): TemplateResult =>
  html`<div class="lines ${state}">${repeat(chunks, ({ key }) => key, show)}</div>`;

/**
 * Each line guarded too: when one is added, the others before it are not even looked into. The
 * element stays the same when it is drawn: for each that leaves, the browser goes through the page.
 */
function chunkTemplate(
  { key, lines }: Chunk,
  context: LineContext,
  drawn: boolean,
  end: boolean,
): TemplateResult {
  return html`<ol class="chunk ${end ? 'end' : ''} ${drawn ? '' : 'wait'}" data-chunk=${key}>
    ${
      drawn
        ? lines.map((line) => guard([line, context], () => lineTemplate(line, context)))
        : nothing
    }
  </ol>`;
}

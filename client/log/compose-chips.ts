import { html, nothing, type TemplateResult } from 'lit';
import { composerMessages } from '../../shared/messages/composer.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { logMessages } from '../../shared/messages/log.ts';
import type { Message, Params } from '../../shared/messages/translate.ts';
import type { Attachment } from '../../shared/room/record/attachment.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { icon } from '../ui/icons.ts';
import type { Draft } from './draft.ts';

const LINKED = {
  feature: composerMessages.mark,
  decision: composerMessages.decision,
  task: composerMessages.task,
  entry: composerMessages.entry,
} as const;

type Say = (message: Message, params?: Params) => string;
type Change = (part: Partial<Draft>) => void;

/** Marks that the draft links to; a click takes one away. Other links stand in the text. */
export function linkChips(
  links: readonly Link[],
  label: (id: string) => string | null,
  change: Change,
  say: Say,
): TemplateResult | typeof nothing {
  if (links.length === 0) return nothing;
  return html`<div class="refs">
    ${links.map((link) => {
      const name = (link.to === 'feature' && label(link.id)) || say(LINKED[link.to]);
      return chip(
        icon(link.to === 'feature' ? 'pin' : link.to === 'entry' ? 'link' : 'decision'),
        name,
        say(logMessages.unlink, { name }),
        () => change({ links: links.filter((one) => one !== link) }),
      );
    })}
  </div>`;
}

/** Files that the draft carries; a click takes one away. */
export function attachmentChips(
  files: readonly Attachment[],
  change: Change,
  say: Say,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<div class="refs">
    ${files.map((file) =>
      chip(
        icon('clip'),
        html`<bdi>${shownText(file.name)}</bdi> <small>${sizeOf(file.size)}</small>`,
        say(evidenceMessages.unattach, { name: `${shownText(file.name)} ${sizeOf(file.size)}` }),
        () => change({ files: files.filter((one) => one !== file) }),
      ),
    )}
  </div>`;
}

function chip(mark: unknown, words: unknown, label: string, remove: () => void): TemplateResult {
  return html`<button type="button" class="chip line" aria-label=${label} @click=${remove}>
    ${mark}<span class="cut">${words}</span>${icon('close')}
  </button>`;
}

/** `340 kB`, `1.2 MB`. @param bytes of a file */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

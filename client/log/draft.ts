import { ulid } from 'ulid';
import type { Attachment } from '../../shared/room/record/attachment.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { Mention } from '../../shared/room/record/bodies-log.ts';
import type { LogKind, Verification } from '../../shared/room/record/terms.ts';

/** What stands in the composer and was not added yet. */
export interface Draft {
  /** The id that its entry will have: however it was interrupted, it is recorded once. */
  readonly id: string;
  readonly text: string;
  readonly kind: LogKind;
  readonly status: Verification | null;
  /** Time of the event as typed; empty: now. */
  readonly time: string;
  readonly zone: 'zulu' | 'local';
  readonly source: string;
  readonly onBehalfOf: string;
  readonly speaker: string;
  readonly lateReason: string;
  readonly links: Link[];
  /** Who was named, with the words that name them. */
  readonly mentions: Named[];
  readonly files: Attachment[];
}
export interface Named {
  readonly name: string;
  readonly of: Mention;
}

/** A fresh draft. `kept`: what goes on from the one before it. */
export function newDraft(kept: Partial<Draft> = {}): Draft {
  return {
    id: ulid(),
    text: '',
    kind: 'information',
    status: null,
    time: '',
    zone: 'zulu',
    source: '',
    onBehalfOf: '',
    speaker: '',
    lateReason: '',
    links: [],
    mentions: [],
    files: [],
    ...kept,
  };
}

export const isBlank = (draft: Draft): boolean =>
  draft.text.trim() === '' && draft.files.length === 0;

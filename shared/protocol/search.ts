import { z } from 'zod';
import type { Snippet } from '../room/search-text.ts';

/** Hits of one answer, the newest ones. */
export const MOST_HITS = 200;

/**
 * Find entries by the beginnings of words, in all of the record that this server holds. An empty
 * text finds nothing, and lets the server prepare: sent when somebody is about to type.
 */
export const searchSchema = z.strictObject({ text: z.string().max(200) });
export type SearchRequest = z.infer<typeof searchSchema>;

export interface SearchHit {
  /** The entry to show: the line, also where its correction or translation was found. */
  readonly id: string;
  /** The register and number of the entry that holds the words. */
  readonly site: string;
  readonly number: number;
  /** ms UTC. */
  readonly recordedAt: number;
  readonly snippet: Snippet;
}
export interface SearchReply {
  /** Newest first. */
  readonly hits: readonly SearchHit[];
  /** There are older ones too. */
  readonly more: boolean;
}

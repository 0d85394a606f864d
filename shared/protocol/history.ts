import { z } from 'zod';
import { ulidSchema } from '../room/ids.ts';

/** Ask what became of a feature of the map: answered from the journal, for whoever may read. */
export const historySchema = z.strictObject({ feature: ulidSchema });
export type HistoryRequest = z.infer<typeof historySchema>;

/** What was done to a feature. */
export type FeatureDeed =
  | 'made'
  | 'moved'
  | 'reshaped'
  | 'renamed'
  | 'styled'
  | 'symbolled'
  | 'relayered'
  | 'noted'
  | 'linked'
  | 'turned'
  | 'routed'
  | 'stacked'
  | 'property'
  | 'lifted'
  | 'restored';

/** One change of a feature, as the journal has it. */
export interface FeatureEvent {
  /** Server's clock, ms UTC. */
  readonly at: number;
  /** ULID of who did it, and for which delegation. */
  readonly person: string;
  readonly delegation: string | null;
  /** Its row: site and number. Of a run of edits of one note by one person: the first. */
  readonly site: string;
  readonly seq: number;
  readonly deed: FeatureDeed;
  /** Names, layers, reasons, parts of a style and values of properties: before and after, at most 300 characters. */
  readonly from?: string;
  readonly to?: string;
  /** Somebody wrote the same at the same time, and theirs came out on top. */
  readonly overtaken?: true;
  /** Written so often in one go (without a link, say); the values are of the whole. Absent: once. */
  readonly times?: number;
  /** Name of the property, or of the part of the style; of a style of old none. */
  readonly key?: string;
}

export interface HistoryReply {
  /** Oldest first. */
  readonly events: readonly FeatureEvent[];
  /** Older changes, after its making, were left out. */
  readonly more: boolean;
}

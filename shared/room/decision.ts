import { z } from 'zod';
import { contentHash } from './canonical.ts';
import { delegationSchema, ulidSchema } from './ids.ts';

/** UTF-16 units that a person may write into each text of a decision (board/schema.ts). */
export const DECISION_LENGTHS = {
  title: 500,
  question: 2_000,
  reasons: 50_000,
  risks: 10_000,
  legalBasis: 5_000,
  noAlternative: 2_000,
  option: 2_000,
  decisionMaker: 200,
} as const;

/** Two people who wrote offline may each have filled a text: what the board holds can be proposed. */
const SLACK = 2;
const text = (max: number) => z.string().max(max * SLACK);

/** One way that was considered. `rejected`: why it was ruled out; null: it is open. */
const optionSchema = z.strictObject({
  id: ulidSchema,
  text: text(DECISION_LENGTHS.option),
  pros: text(DECISION_LENGTHS.option),
  cons: text(DECISION_LENGTHS.option),
  rejected: text(DECISION_LENGTHS.option).nullable(),
});
export type OptionVersion = z.infer<typeof optionSchema>;

/**
 * The form of a decision that is frozen when proposed and hashed when signed: everything a
 * signatory reads, nothing else. Options are in their order on screen.
 */
export const decisionVersionSchema = z.strictObject({
  title: text(DECISION_LENGTHS.title),
  question: text(DECISION_LENGTHS.question),
  options: z.array(optionSchema).max(50),
  /** Why there was nothing to choose from; blank: there was. */
  noAlternative: text(DECISION_LENGTHS.noAlternative),
  reasons: text(DECISION_LENGTHS.reasons),
  risks: text(DECISION_LENGTHS.risks),
  legalBasis: text(DECISION_LENGTHS.legalBasis),
  /** Name and function of the authority that approves. */
  decisionMaker: z.string().max(DECISION_LENGTHS.decisionMaker),
  /** The delegation that the authority belongs to; null: none of this room. */
  authority: delegationSchema.nullable(),
  /** ms UTC: when it has to be decided. */
  due: z.number().int().nullable(),
  /** ms UTC: when it is to be looked at again. */
  review: z.number().int().nullable(),
});
export type DecisionVersion = z.infer<typeof decisionVersionSchema>;

/** What a sign-off carries: SHA-256 of the canonical JSON of the version. */
export function versionHash(version: DecisionVersion): string {
  return contentHash(version);
}

export type Gap = 'NO_DECISION_MAKER' | 'NO_REASONS' | 'TOO_FEW_OPTIONS';

const written = (value: string): boolean => value.trim() !== '';

/** What a version lacks before it can be taken (SPEC 3.213). Empty: nothing. */
export function gapsOf(version: DecisionVersion): Gap[] {
  const gaps: Gap[] = [];
  if (!written(version.decisionMaker)) gaps.push('NO_DECISION_MAKER');
  if (!written(version.reasons)) gaps.push('NO_REASONS');
  const options = version.options.filter((option) => written(option.text));
  if (options.length < 2 && !written(version.noAlternative)) gaps.push('TOO_FEW_OPTIONS');
  return gaps;
}

/** The options that may be chosen: written down and not rejected. */
export function openOptions(version: DecisionVersion): OptionVersion[] {
  return version.options.filter((option) => option.rejected === null && written(option.text));
}

/**
 * May `option` be chosen? One that is open; null, the text itself, when nothing was written down
 * to choose from.
 */
export function isChoice(version: DecisionVersion, option: string | null): boolean {
  if (option === null) return version.options.every(({ text }) => !written(text));
  return openOptions(version).some(({ id }) => id === option);
}

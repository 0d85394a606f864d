import type { z } from 'zod';
import { contentHash } from './canonical.ts';
import type { decisionVersionSchema } from './decision-schema.ts';

export type DecisionVersion = z.infer<typeof decisionVersionSchema>;
export type OptionVersion = DecisionVersion['options'][number];

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

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

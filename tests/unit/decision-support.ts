import type { DecisionVersion } from '../../shared/room/decision.ts';

const BLANK: DecisionVersion = {
  title: '',
  question: '',
  options: [],
  noAlternative: '',
  reasons: '',
  risks: '',
  legalBasis: '',
  decisionMaker: '',
  authority: null,
  due: null,
  review: null,
};

/** A version of a decision with nothing written but `written`. */
export const versionWith = (written: Partial<DecisionVersion>): DecisionVersion => ({
  ...BLANK,
  ...written,
});

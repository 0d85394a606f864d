import type { Command } from '../../../shared/protocol/command.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Body, CommandType } from '../../../shared/room/record/entry.ts';
import { alertRules } from './alert.ts';
import { checklistRules } from './checklist.ts';
import { decisionRules } from './decision.ts';
import { lifeRules } from './life.ts';
import { logRules } from './log.ts';
import { planRules } from './plan.ts';
import { readingRules } from './reading.ts';
import type { Rule, RuleContext, Rules } from './rule.ts';
import { watchRules } from './watch.ts';

const RULES: Rules<CommandType> = {
  ...logRules,
  ...readingRules,
  ...decisionRules,
  ...checklistRules,
  ...planRules,
  ...alertRules,
  ...watchRules,
  ...lifeRules,
};

/** What the rule of its type has against `command`; null: nothing. */
export function objection(command: Command, context: RuleContext): ErrorCode | null {
  // The rule under a command's type takes that type's body; TypeScript cannot pair the two.
  const rule = RULES[command.type] as Rule<CommandType>;
  return rule(command.body as Body<CommandType>, context);
}

import { html, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { DecisionState } from '../../shared/room/record/fold-decisions.ts';
import type { Language } from '../../shared/room/record/bodies-common.ts';
import type { Site } from '../../shared/room/sites.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { glyph } from '../ui/identity.ts';

export type Vote = 'signed' | 'waiting' | 'lapsed' | 'withdrawn';

/** How a delegation stands towards a decision. */
export function voteOf(state: DecisionState, delegation: string): Vote {
  if (state.signed.some((signature) => signature.delegation === delegation)) return 'signed';
  if (state.lapsed.some((signature) => signature.delegation === delegation)) return 'lapsed';
  if (state.withdrawn.some((withdrawal) => withdrawal.delegation === delegation))
    return 'withdrawn';
  return 'waiting';
}

const LOOK: Record<Vote, { icon: IconName; words: Text; style: string }> = {
  signed: { icon: 'check', words: decisionMessages.signed, style: '' },
  waiting: { icon: 'clock', words: decisionMessages.waiting, style: 'wait' },
  lapsed: { icon: 'warning', words: decisionMessages.lapsed, style: 'wait lapsed' },
  withdrawn: { icon: 'close', words: decisionMessages.withdrawn, style: 'wait' },
};

/** One chip a delegation: signed, waiting, lapsed or withdrawn. */
export function votes(
  state: DecisionState,
  sites: readonly Site[],
  language: Language,
): TemplateResult {
  return html`<div class="votes">
    ${sites.map((site) => {
      const look = LOOK[voteOf(state, site.id)];
      const words = translate(look.words, language);
      const label = translate(decisionMessages.vote, language, {
        delegation: site.id,
        state: words,
      });
      return html`<span class="vote ${site.colour} ${look.style}" title=${label}
        >${glyph(site)}<span aria-hidden="true">${site.id}</span
        ><span class="vh">${label}</span>${icon(look.icon)}</span
      >`;
    })}
  </div>`;
}

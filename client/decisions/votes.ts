import { html, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { DecisionState } from '../../shared/room/decisions/state.ts';
import type { Stance } from '../../shared/room/decisions/stance.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Site } from '../../shared/room/sites.ts';
import { icon, type IconName } from '../ui/icons.ts';
import { glyph, siteOf } from '../ui/identity.ts';

/** How each stance looks: never by colour alone. */
export const STANCE_LOOK: Readonly<Record<Stance, { icon: IconName; words: Text; style: string }>> =
  {
    visa: { icon: 'check', words: decisionMessages.signed, style: '' },
    reservation: { icon: 'warning', words: decisionMessages.reservation, style: 'reserved' },
    silence: { icon: 'clock', words: decisionMessages.bySilence, style: 'silent' },
    objection: { icon: 'close', words: decisionMessages.objection, style: 'wait opposed' },
    lapsed: { icon: 'warning', words: decisionMessages.lapsed, style: 'wait lapsed' },
    withdrawn: { icon: 'close', words: decisionMessages.withdrawn, style: 'wait' },
    waiting: { icon: 'clock', words: decisionMessages.waiting, style: 'wait' },
  };

/** One chip a delegation: how it stands, by mark, code, sign and words. */
export function votes(
  { standings }: Pick<DecisionState, 'standings'>,
  sites: readonly Site[],
  language: Language,
): TemplateResult {
  return html`<div class="votes">
    ${standings.map(({ delegation, stance }) => {
      const site = siteOf(sites, delegation);
      const look = STANCE_LOOK[stance];
      const state = translate(look.words, language);
      const label = translate(decisionMessages.vote, language, { delegation, state });
      return html`<span class="vote ${site?.colour ?? ''} ${look.style}" title=${label}
        >${glyph(site)}<span aria-hidden="true">${delegation}</span
        ><span class="vh">${label}</span>${icon(look.icon)}</span
      >`;
    })}
  </div>`;
}

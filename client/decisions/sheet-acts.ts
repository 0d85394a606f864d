import { html, nothing, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import type { Text } from '../../shared/messages/translate.ts';
import { waitsFor } from '../../shared/room/decisions/state.ts';
import type { DecisionActType } from '../../shared/room/record/terms.ts';
import { may } from '../app/may.ts';
import { siteOf } from '../ui/identity.ts';
import type { Offer } from './offers.ts';
import type { SheetContext } from './sheet-context.ts';

/** Acts that need more than a press: their form opens in place. */
export type FormAct = Exclude<
  DecisionActType,
  'decision.propose' | 'decision.sign' | 'decision.withdraw' | 'decision.take'
>;

export interface ActsContext extends SheetContext {
  readonly offers: readonly Offer[];
  /** Do at once what needs no form. */
  readonly act: (type: Exclude<DecisionActType, FormAct>) => void;
  readonly ask: (type: FormAct) => void;
}

const WORDS: Readonly<Record<DecisionActType, Text>> = {
  'decision.propose': decisionMessages.propose,
  'decision.quorum': sheetMessages.quorumSet,
  'decision.sign': decisionMessages.sign,
  'decision.reserve': sheetMessages.reserve,
  'decision.object': sheetMessages.object,
  'decision.withdraw': sheetMessages.withdrawPosition,
  'decision.silence': sheetMessages.silenceStart,
  'decision.approve': sheetMessages.approve,
  'decision.take': sheetMessages.take,
  'decision.refuse': sheetMessages.refuse,
  'decision.defer': sheetMessages.defer,
  'decision.abandon': sheetMessages.abandon,
};
const AT_ONCE: ReadonlySet<DecisionActType> = new Set<DecisionActType>([
  'decision.propose',
  'decision.sign',
  'decision.withdraw',
  'decision.take',
]);
const KEY: Partial<Record<DecisionActType, string>> = {
  'decision.sign': 'Y',
  'decision.reserve': 'R',
};

/** What an act is called here and now. */
export function actWords(type: DecisionActType, { point, say }: SheetContext): string {
  const { phase, silenceRuns } = point.state;
  if (type === 'decision.silence' && silenceRuns) return say(sheetMessages.silenceExtend);
  if (type !== 'decision.propose' || phase === 'draft') return say(WORDS[type]);
  return say(phase === 'proposed' ? decisionMessages.proposeAgain : sheetMessages.reopen);
}

/** The acts offered, by who does them; what is missing for each stands under it. */
export function actButtons(context: ActsContext): TemplateResult {
  const { offers, say, room, point } = context;
  const mine = room.state.me?.delegation ?? null;
  const place = siteOf(room.state.sites, mine)?.names[context.language] ?? mine ?? '';
  const { state } = point;
  const held = offers.some(({ type }) => type === 'decision.withdraw');
  const visa = !held || waitsFor(state, mine);
  const group = (title: string | null, ...types: DecisionActType[]): unknown => {
    const some = types.flatMap((type) => offers.filter((offer) => offer.type === type));
    if (some.length === 0) return nothing;
    return html`${title ? html`<h3>${title}</h3>` : nothing}
      <div class="act-row">${some.map((offer) => actButton(context, offer, visa))}</div>
      ${missingOf(context, some)}`;
  };
  return html`${state.phase === 'draft' || state.edited ? group(null, 'decision.propose') : nothing}
  ${
    state.edited
      ? nothing
      : group(
          say(sheetMessages.forDelegation, { place }),
          'decision.sign',
          'decision.reserve',
          'decision.object',
          'decision.withdraw',
        )
  }
  ${
    mine === null && state.phase === 'proposed' && may(room, 'decision.sign')
      ? html`<p class="quiet">${say(errorMessages.DELEGATION_REQUIRED)}</p>`
      : nothing
  }
  ${group(
    say(sheetMessages.forAuthority),
    'decision.approve',
    'decision.take',
    'decision.refuse',
    'decision.defer',
  )}
  ${group(null, 'decision.silence', 'decision.quorum')}
  ${state.outcome && !state.edited ? group(null, 'decision.propose') : nothing}
  ${group(null, 'decision.abandon')}`;
}

function actButton(context: ActsContext, { type, missing }: Offer, visa: boolean): TemplateResult {
  const { point, act, ask } = context;
  const { state } = point;
  const main =
    (type === 'decision.propose' && state.phase !== 'taken') ||
    (type === 'decision.sign' && visa) ||
    (type === 'decision.approve' && missing.length === 0 && state.approval === null) ||
    (type === 'decision.take' && missing.length === 0);
  const key = KEY[type];
  return html`<button
    type="button"
    class="btn ${main ? 'pri' : ''}"
    data-act=${type}
    ?disabled=${missing.length > 0}
    @click=${() =>
      AT_ONCE.has(type) ? act(type as Exclude<DecisionActType, FormAct>) : ask(type as FormAct)}
  >
    ${actWords(type, context)}${key ? html`<kbd>${key}</kbd>` : nothing}
  </button>`;
}

/** Before anybody presses in vain: all that is missing, once for the group. */
function missingOf(
  { say }: SheetContext,
  offers: readonly Offer[],
): TemplateResult | typeof nothing {
  // An edited text has its own, larger notice.
  const codes = new Set(offers.flatMap(({ missing }) => missing));
  codes.delete('STALE_VERSION');
  if (codes.size === 0) return nothing;
  return html`<div class="missing">
    <span>${say(sheetMessages.missing)}</span>
    <ul>
      ${[...codes].map((code) => html`<li data-missing=${code}>${say(errorMessages[code])}</li>`)}
    </ul>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import type { Text } from '../../shared/messages/translate.ts';
import { gapsOf } from '../../shared/room/decision.ts';
import type { Standing } from '../../shared/room/decisions/stance.ts';
import { shownText } from '../../shared/room/shown-text.ts';
import { stopwatch, zuluMinutes } from '../app/time.ts';
import { linkedText } from '../app/linked-text.ts';
import { icon } from '../ui/icons.ts';
import { siteOf, who } from '../ui/identity.ts';
import { dueText } from './due-text.ts';
import { quorumText } from './quorum-text.ts';
import type { SheetContext } from './sheet-context.ts';
import { STANCE_LOOK } from './votes.ts';

/** Steps from a draft to a decision taken, those behind ticked. */
export function ladder({ point, say }: SheetContext): TemplateResult {
  const { state, version } = point;
  const taken = state.phase === 'taken';
  const live = state.phase === 'proposed' && !state.edited;
  const text = state.outcome?.proposal.version ?? version;
  const { have, needed, met } = state.quorum;
  const steps: readonly (readonly [string, boolean])[] = [
    [say(sheetMessages.stepComplete), gapsOf(text).length === 0],
    [say(sheetMessages.stepProposed), live || taken],
    [say(sheetMessages.stepVisas, { have, needed }), (live || taken) && met],
    [say(sheetMessages.stepApproved), (live || taken) && state.approval !== null],
    [say(sheetMessages.stepTaken), taken],
  ];
  return html`<ol class="ladder">
    ${steps.map(
      ([words, done]) =>
        html`<li class=${done ? 'done' : ''}>
          ${icon(done ? 'check' : 'menu')}<span>${words}</span
          ><span class="vh">${say(done ? sheetMessages.stepDone : sheetMessages.stepOpen)}</span>
        </li>`,
    )}
  </ol>`;
}

/** How each delegation stands, with what it said. */
export function positions(context: SheetContext): TemplateResult {
  const { point, say, room } = context;
  return html`<h3>${say(sheetMessages.positions)}</h3>
    <ul class="stands">
      ${point.state.standings.map((standing) => stands(context, standing))}
    </ul>
    <p class="quiet">
      ${say(sheetMessages.quorumIs, { quorum: quorumText(point.state.quorum.rule, say) })}
      ${
        point.state.quorum.missing.length > 0 && point.state.phase === 'proposed'
          ? html`· ${say(sheetMessages.quorumMissing)}
              <span class="marks"
                >${point.state.quorum.missing.map((code) =>
                  who(siteOf(room.state.sites, code), code),
                )}</span
              >`
          : nothing
      }
    </p>
    ${silence(context)} ${approval(context)}`;
}

function stands(context: SheetContext, { delegation, stance, position }: Standing): TemplateResult {
  const { room, say } = context;
  const look = STANCE_LOOK[stance];
  const last = position?.withdrawn ?? position;
  const said = stance === 'silence' || stance === 'waiting' ? null : last;
  const words = stance === 'withdrawn' ? position?.withdrawn?.reason : position?.text;
  return html`<li class="stand ${look.style}" data-stance=${stance}>
    ${who(siteOf(room.state.sites, delegation), delegation)}
    <span class="stance">${icon(look.icon)}${say(look.words)}</span>
    ${
      said
        ? html`<small class="num">${zuluMinutes(said.stamp.recordedAt)}Z</small>
            <p class="by">
              ${shownText(said.name)}${words ? html`: <q>${say(sheetMessages.words, { text: words })}</q>` : nothing}
            </p>`
        : nothing
    }
  </li>`;
}

/** A silence procedure that runs, has ended or was broken. */
function silence(context: SheetContext): TemplateResult | typeof nothing {
  const { point, say, now } = context;
  const { silence: procedure, silenceRuns, phase } = point.state;
  if (!procedure || phase === 'draft') return nothing;
  const time = dueText(procedure.until, context);
  const line = (words: string, warn: boolean, more: unknown = nothing): TemplateResult =>
    html`<p class="silence ${warn ? 'warn' : ''}">
      ${icon(warn ? 'warning' : 'clock')}<span>${words}</span>${more}
    </p>`;
  if (procedure.broken) {
    const { delegation } = procedure.broken;
    return line(say(sheetMessages.silenceBroken, { delegation }), true);
  }
  if (!silenceRuns) return line(say(sheetMessages.silenceOver, { time }), false);
  const left = say(sheetMessages.silenceLeft, { time: stopwatch(procedure.until - now) });
  return line(say(sheetMessages.silenceRuns, { time }), false, html`<b class="num">${left}</b>`);
}

function approval({ point, say }: SheetContext): TemplateResult | typeof nothing {
  const { approval: given, edited, phase, proposal } = point.state;
  if (!given || !proposal) return nothing;
  const name = given.name;
  const words = say(sheetMessages.approvedBy, {
    maker: proposal.version.decisionMaker,
    name,
    time: zuluMinutes(given.stamp.recordedAt),
  });
  const lapsed = edited && phase === 'proposed';
  return html`<p class="silence ${lapsed ? 'warn' : ''}">
    ${icon(lapsed ? 'warning' : 'shield')}<span
      >${words}${given.basis ? html`<br />${shownText(given.basis)}` : nothing}${
        lapsed ? html`<br />${say(sheetMessages.approvalLapsed)}` : nothing
      }</span
    >
  </p>`;
}

const OUTCOME: Readonly<Record<'taken' | 'refused' | 'deferred' | 'abandoned', Text>> = {
  taken: sheetMessages.taken,
  refused: sheetMessages.refused,
  deferred: sheetMessages.deferred,
  abandoned: sheetMessages.abandoned,
};

/** How it ended, and how it ended before it was reopened. Outcomes never disappear. */
export function outcomes(context: SheetContext): TemplateResult | typeof nothing {
  const { point, say } = context;
  const { outcome, past } = point.state;
  const line = (ended: NonNullable<typeof outcome>): TemplateResult => {
    const option = ended.proposal.version.options.find(({ id }) => id === ended.option);
    const time = dueText(ended.stamp.recordedAt, context);
    const until = ended.until === null ? '' : dueText(ended.until, context);
    return html`<li>
      <b>${say(OUTCOME[ended.kind])}</b>
      <span class="quiet">${say(sheetMessages.version, { count: ended.proposal.number })}</span>
      <small>${say(sheetMessages.outcomeBy, { name: ended.name, time })}</small>
      ${option ? html`<p>${linkedText(option.text, context)}</p>` : nothing}
      ${ended.reason === null ? nothing : html`<p>${linkedText(ended.reason, context)}</p>`}
      ${until ? html`<p>${say(sheetMessages.deferredUntil, { time: until })}</p>` : nothing}
    </li>`;
  };
  if (!outcome && past.length === 0) return nothing;
  return html`${
    outcome
      ? html`<ul class="ended now">
          ${line(outcome)}
        </ul>`
      : nothing
  }
  ${
    past.length > 0
      ? html`<details class="past" ?open=${outcome === null}>
          <summary>${say(sheetMessages.earlier)} (${past.length})</summary>
          <ul class="ended">
            ${[...past].reverse().map(line)}
          </ul>
        </details>`
      : nothing
  }`;
}

/** The phase of a decision as a chip, with the number of its version. */
export function phaseChip({ point, say }: Pick<SheetContext, 'point' | 'say'>): TemplateResult {
  const { phase, proposal } = point.state;
  const style = phase === 'taken' ? 'on' : 'line';
  return html`<span class="chip ${style}" data-phase=${phase}
    >${say(sheetMessages[phase])}${
      proposal ? html` · ${say(sheetMessages.version, { count: proposal.number })}` : nothing
    }</span
  >`;
}

export const noteProposed = ({ point, say }: SheetContext): TemplateResult => {
  const { proposal } = point.state;
  return html`<p class="quiet">
    ${
      proposal
        ? say(decisionMessages.proposedBy, {
            name: proposal.name,
            time: zuluMinutes(proposal.stamp.recordedAt),
          })
        : say(decisionMessages.proposeHint)
    }
  </p>`;
};

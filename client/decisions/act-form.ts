import { html, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { sheetMessages } from '../../shared/messages/decision-sheet.ts';
import { isAuthority } from '../../shared/room/decisions/asking.ts';
import { SHORTEST_SILENCE_MS } from '../../shared/room/decisions/silence.ts';
import { openOptions } from '../../shared/room/decision.ts';
import type { Quorum } from '../../shared/room/record/bodies-decision.ts';
import { readDue, writeDue } from '../app/time.ts';
import type { CommandTicket } from '../connection/contract.ts';
import { siteOf, who } from '../ui/identity.ts';
import { actWords, type FormAct } from './sheet-acts.ts';
import type { SheetContext } from './sheet-context.ts';

export interface FormContext extends SheetContext {
  readonly type: FormAct;
  readonly cancel: () => void;
  readonly send: (ticket: CommandTicket) => void;
}

/** The form of an act that needs a text, a choice or a time. Enter in a field records it. */
export function actForm(context: FormContext): TemplateResult {
  const { say, cancel, type } = context;
  return html`<form
    class="act-form"
    data-form=${type}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      submit(context, new FormData(event.target as HTMLFormElement));
    }}
  >
    <h3>${actWords(type, context)}</h3>
    ${fieldsOf(context)}
    <div class="row">
      <button type="button" class="btn" @click=${cancel}>${say(appMessages.cancel)}</button>
      <button class="btn pri">
        ${say(type === 'decision.approve' ? sheetMessages.approveThis : sheetMessages.record)}
      </button>
    </div>
  </form>`;
}

function fieldsOf(context: FormContext): TemplateResult {
  const { say, type } = context;
  const words = (label: string, max: number): TemplateResult =>
    html`<label
      >${label}<textarea name="text" rows="3" required maxlength=${max}></textarea>
    </label>`;
  const time = (label: string, name: string, value: string, required: boolean): TemplateResult =>
    html`<label
      >${label}<input
        class="num"
        name=${name}
        autocomplete="off"
        placeholder="17:00"
        .value=${value}
        ?required=${required}
      />
    </label>`;
  switch (type) {
    case 'decision.reserve':
      return words(say(sheetMessages.reserveText), 2_000);
    case 'decision.object':
      return words(say(sheetMessages.objectText), 2_000);
    case 'decision.refuse':
    case 'decision.abandon':
      return words(say(sheetMessages.reason), 500);
    case 'decision.defer':
      return html`${words(say(sheetMessages.reason), 500)}
      ${time(say(sheetMessages.until), 'until', '', false)}`;
    case 'decision.silence': {
      const { now } = context;
      const hour = Math.ceil((now + 3_600_000) / SHORTEST_SILENCE_MS) * SHORTEST_SILENCE_MS;
      const until = writeDue(hour, now);
      return time(say(sheetMessages.silenceUntil), 'until', until, true);
    }
    case 'decision.approve':
      return approvalFields(context);
    case 'decision.quorum':
      return quorumFields(context);
  }
}

function approvalFields({ point, say, room }: FormContext): TemplateResult {
  const { proposal, approval } = point.state;
  const options = proposal ? openOptions(proposal.version) : [];
  const mine = room.state.me?.delegation ?? null;
  const own = isAuthority(proposal?.version.authority ?? null, mine);
  const chosen = approval?.option ?? (options.length === 1 ? options[0]?.id : null);
  return html`<fieldset class="pick">
      <legend>${say(sheetMessages.choose)}</legend>
      ${
        options.length === 0
          ? html`<p class="quiet">${say(sheetMessages.textItself)}</p>`
          : options.map(
              ({ id, text }) =>
                html`<label
                  ><input
                    type="radio"
                    name="option"
                    value=${id}
                    required
                    .checked=${id === chosen}
                  /><span>${text}</span></label
                >`,
            )
      }
    </fieldset>
    <label
      >${say(sheetMessages.basis)}
      <input name="basis" maxlength="500" autocomplete="off" ?required=${!own} />
    </label>`;
}

function quorumFields({ point, say, room }: FormContext): TemplateResult {
  const { rule } = point.state.quorum;
  const { sites } = room.state;
  const choice = (value: string, words: unknown, on: boolean): TemplateResult =>
    html`<label
      ><input type="radio" name="quorum" value=${value} required .checked=${on} /><span
        >${words}</span
      ></label
    >`;
  const numbers = sites.map((_, index) => index + 1).filter((count) => count < sites.length);
  return html`<fieldset class="pick">
    <legend class="vh">${say(sheetMessages.quorum)}</legend>
    ${choice('all', say(sheetMessages.quorumAll), rule.kind === 'all')}
    ${numbers.map((count) =>
      choice(
        String(count),
        say(sheetMessages.quorumCount, { count }),
        rule.kind === 'count' && rule.count === count,
      ),
    )}
    ${choice('named', say(sheetMessages.quorumOne), rule.kind === 'named')}
    <div class="which" role="group" aria-label=${say(sheetMessages.quorumOne)}>
      ${sites.map(
        ({ id }) =>
          html`<label
            ><input
              type="checkbox"
              name="named"
              value=${id}
              .checked=${rule.kind === 'named' && rule.delegations.includes(id)}
              @change=${(event: Event) => {
                const form = (event.target as HTMLInputElement).form;
                const radio = form?.querySelector<HTMLInputElement>('input[value=named]');
                if (radio) radio.checked = true;
              }}
            />${who(siteOf(sites, id), id)}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

function quorumOf(data: FormData): Quorum {
  const kind = String(data.get('quorum'));
  if (kind === 'all') return { kind: 'all' };
  if (kind !== 'named') return { kind: 'count', count: Number(kind) };
  return { kind: 'named', delegations: data.getAll('named').map(String) };
}

function submit(context: FormContext, data: FormData): void {
  const { room, point, type, now, say, problem, send } = context;
  const { proposal } = point.state;
  const field = (name: string): string => String(data.get(name) ?? '').trim();
  const decision = point.id;
  if (type === 'decision.quorum') {
    const quorum = quorumOf(data);
    if (quorum.kind === 'named' && quorum.delegations.length === 0) return;
    return send(room.command(type, { decision, quorum }));
  }
  if (!proposal) return;
  const on = { decision, proposal: proposal.id, versionHash: proposal.hash };
  const until = readDue(field('until'), now);
  if (until === undefined) return problem(say(decisionMessages.dueWrong));
  switch (type) {
    case 'decision.reserve':
    case 'decision.object':
      return send(room.command(type, { ...on, text: field('text') }));
    case 'decision.refuse':
    case 'decision.abandon':
      return send(room.command(type, { ...on, reason: field('text') }));
    case 'decision.defer': {
      const put = until === null ? {} : { until };
      return send(room.command(type, { ...on, reason: field('text'), ...put }));
    }
    case 'decision.silence':
      return until === null ? undefined : send(room.command(type, { ...on, until }));
    case 'decision.approve': {
      const basis = field('basis');
      const option = field('option') || null;
      return send(room.command(type, { ...on, option, ...(basis ? { basis } : {}) }));
    }
  }
}

/**
 * How a decision stands, stated a second time: not as a machine that is stepped, but by asking the
 * list of acts that count. Shares nothing with shared/room/decisions.
 */
export interface Act {
  readonly id: string;
  readonly site: string;
  readonly number: number;
  readonly recordedAt: number;
  readonly author: { readonly person: string };
  readonly delegation: string | null;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What only the server of the moment knows; absent when a whole record is read. */
export interface Moment {
  /** Hash of the text on the board; null: there is none. */
  readonly hash: string | null;
  readonly title: string;
  readonly role: string;
}

interface Option {
  id: string;
  text: string;
  rejected: string | null;
}
interface Version {
  options: Option[];
  noAlternative: string;
  reasons: string;
  decisionMaker: string;
  authority: string | null;
}

const POSITIONS = ['sign', 'reserve', 'object'];
const ENDS = ['take', 'refuse', 'defer', 'abandon'];
const short = (act: Act): string => act.type.slice('decision.'.length);
const is = (act: Act, ...kinds: string[]): boolean => kinds.includes(short(act));
const blank = (text: string): boolean => /^\s*$/.test(text);
const after = (acts: readonly Act[], one: Act): Act[] => acts.slice(acts.indexOf(one) + 1);

/** The acts that count, in the order of the record. */
export function counting(acts: readonly Act[]): Act[] {
  const sorted = [...acts].sort(
    (a, b) =>
      a.recordedAt - b.recordedAt ||
      (a.site < b.site ? -1 : a.site > b.site ? 1 : a.number - b.number),
  );
  const counts: Act[] = [];
  for (const act of sorted) if (lawful(counts, act)) counts.push(act);
  return counts;
}

const proposalOf = (counts: readonly Act[]): Act | undefined =>
  counts.findLast((act) => is(act, 'propose'));
const endOf = (counts: readonly Act[]): Act | undefined => {
  const proposal = proposalOf(counts);
  return proposal && after(counts, proposal).findLast((act) => is(act, ...ENDS));
};
const versionOf = (proposal: Act): Version => proposal.body['version'] as Version;
const askedOf = (proposal: Act): string[] => proposal.body['delegations'] as string[];

/** `draft`, `proposed`, or the short name of the act that ended it. */
export function phaseOf(counts: readonly Act[]): string {
  const end = endOf(counts);
  if (end) return short(end);
  return proposalOf(counts) ? 'proposed' : 'draft';
}

/** The newest word of a delegation on whatever proposal. */
const wordOf = (counts: readonly Act[], delegation: string): Act | undefined =>
  counts.findLast((act) => act.delegation === delegation && is(act, ...POSITIONS, 'withdraw'));

/** Does a delegation agree without a word, at `at`? */
function silent(counts: readonly Act[], delegation: string, at: number): boolean {
  const proposal = proposalOf(counts);
  if (!proposal) return false;
  const since = after(counts, proposal);
  const start = since.findLast((act) => is(act, 'silence'));
  if (!start || at < Number(start.body['until'])) return false;
  const until = Number(start.body['until']);
  const later = after(since, start);
  if (later.some((act) => is(act, 'object') && act.recordedAt < until)) return false;
  return !later.some((act) => act.delegation === delegation && is(act, ...POSITIONS, 'withdraw'));
}

/** How a delegation stands at `at` while the board holds a text of this hash. */
export function stanceOf(
  counts: readonly Act[],
  delegation: string,
  at: number,
  hash: string | null,
): string {
  const end = endOf(counts);
  const known = end ? counts.slice(0, counts.indexOf(firstEnd(counts))) : counts;
  const when = end ? firstEnd(counts).recordedAt : at;
  const proposal = proposalOf(known);
  if (!proposal) return 'waiting';
  const current = end !== undefined || proposal.body['versionHash'] === hash;
  const word = wordOf(known, delegation);
  const said = word && !is(word, 'withdraw');
  const ofThis = word !== undefined && after(known, proposal).includes(word);
  if (said && ofThis && current)
    return { sign: 'visa', reserve: 'reservation', object: 'objection' }[short(word)] ?? '?';
  const quiet = !(said && ofThis) && silent(known, delegation, when);
  if (quiet && current) return 'silence';
  if (said || quiet) return 'lapsed';
  return ofThis ? 'withdrawn' : 'waiting';
}

/** Put off and then refused: how it stood when it was put off. */
function firstEnd(counts: readonly Act[]): Act {
  const proposal = proposalOf(counts) as Act;
  return after(counts, proposal).find((act) => is(act, ...ENDS)) as Act;
}

/** Is the quorum there, whatever the text on the board? */
export function quorumMet(counts: readonly Act[], at: number, hash?: string | null): boolean {
  const proposal = proposalOf(counts);
  if (!proposal) return false;
  const text = hash === undefined ? String(proposal.body['versionHash']) : hash;
  const agrees = (code: string): boolean =>
    ['visa', 'reservation', 'silence'].includes(stanceOf(counts, code, at, text));
  const asked = askedOf(proposal);
  const rule = counts.findLast((act) => is(act, 'quorum'))?.body['quorum'] as
    { kind: string; count: number; delegations: string[] } | undefined;
  if (rule?.kind === 'count') return asked.filter(agrees).length >= rule.count;
  if (rule?.kind === 'named') return rule.delegations.every((c) => asked.includes(c) && agrees(c));
  return asked.every(agrees);
}

/** May `act` follow those that count? With a moment: may it be recorded then? */
export function lawful(counts: readonly Act[], act: Act, moment?: Moment): boolean {
  if (moment && moment.hash === null) return false;
  const { body, delegation, recordedAt: at } = act;
  const kind = short(act);
  const proposal = proposalOf(counts);
  const phase = phaseOf(counts);
  if (kind === 'propose') {
    if (phase === 'proposed' && proposal?.body['versionHash'] === body['versionHash']) return false;
    return !moment || (moment.hash === body['versionHash'] && !blank(moment.title));
  }
  if (kind === 'quorum') {
    if (phase !== 'draft' && phase !== 'proposed') return false;
    if (moment && moment.role !== 'facilitator') return false;
    // In a draft only the server of the moment knows to whom it will be put.
    const asked = proposal ? askedOf(proposal) : moment ? ['PAR', 'LON', 'KYV'] : null;
    return newQuorum(counts, body['quorum'], asked);
  }
  const open = phase === 'proposed' || (phase === 'defer' && ['refuse', 'abandon'].includes(kind));
  if (!proposal || !open) return false;
  const version = versionOf(proposal);
  const facilitator = moment?.role === 'facilitator';
  const speaks = delegation !== null && delegation === version.authority;
  if ([...POSITIONS, 'withdraw'].includes(kind) && !askedOf(proposal).includes(delegation ?? ''))
    return false;
  if (['approve', 'take', 'refuse', 'defer'].includes(kind) && moment && !facilitator && !speaks)
    return false;
  if (kind === 'silence' && moment && !facilitator) return false;
  if (kind === 'abandon' && moment && !facilitator)
    if (act.author.person !== proposal.author.person && delegation !== proposal.delegation)
      return false;
  const word = wordOf(after(counts, proposal), delegation ?? '');
  if (kind === 'withdraw') return word !== undefined && !is(word, 'withdraw');
  if (body['proposal'] !== proposal.id || body['versionHash'] !== proposal.body['versionHash'])
    return false;
  if (kind === 'refuse' || kind === 'abandon') return true;
  if (kind === 'defer') return body['until'] === undefined || Number(body['until']) > at;
  if (moment && moment.hash !== proposal.body['versionHash']) return false;
  if (POSITIONS.includes(kind))
    return !(word && word.type === act.type && word.body['text'] === body['text']);
  if (kind === 'silence') return maySilence(after(counts, proposal), askedOf(proposal), act);
  return mayDecide(counts, act, version, moment !== undefined && !speaks);
}

function newQuorum(
  counts: readonly Act[],
  wanted: unknown,
  asked: readonly string[] | null,
): boolean {
  const { kind, count, delegations } = wanted as {
    kind: string;
    count: number;
    delegations: string[];
  };
  if (asked && kind === 'count' && count > asked.length) return false;
  if (asked && kind === 'named' && delegations.some((code) => !asked.includes(code))) return false;
  const now = counts.findLast((act) => is(act, 'quorum'))?.body['quorum'] ?? { kind: 'all' };
  const plain = (rule: unknown): string => {
    const {
      kind: k,
      count: c,
      delegations: d,
    } = rule as typeof wanted & {
      kind: string;
      count?: number;
      delegations?: string[];
    };
    return `${k} ${c ?? ''} ${[...(d ?? [])].sort().join()}`;
  };
  return plain(now) !== plain(wanted);
}

function maySilence(since: readonly Act[], asked: readonly string[], act: Act): boolean {
  const until = Number(act.body['until']);
  const objects = asked.some((code) => {
    const word = wordOf(since, code);
    return word !== undefined && is(word, 'object');
  });
  if (objects) return false;
  const running = since.findLast((each) => is(each, 'silence'));
  const end = Number(running?.body['until'] ?? 0);
  const broken =
    running !== undefined &&
    after(since, running).some((each) => is(each, 'object') && each.recordedAt < end);
  if (running && !broken && act.recordedAt < end) return until > end;
  return until - act.recordedAt >= 300_000;
}

function mayDecide(
  counts: readonly Act[],
  act: Act,
  version: Version,
  needsBasis: boolean,
): boolean {
  const { body, recordedAt } = act;
  const written = version.options.filter(({ text }) => !blank(text));
  if (blank(version.decisionMaker) || blank(version.reasons)) return false;
  if (written.length < 2 && blank(version.noAlternative)) return false;
  if (!quorumMet(counts, recordedAt)) return false;
  const option = body['option'] as string | null;
  const choice =
    option === null
      ? written.length === 0
      : written.some(({ id, rejected }) => id === option && rejected === null);
  if (!choice) return false;
  const proposal = proposalOf(counts) as Act;
  const approval = after(counts, proposal).findLast((each) => is(each, 'approve'));
  if (short(act) === 'take') return approval !== undefined && approval.body['option'] === option;
  if (approval?.body['option'] === option) return false;
  return !needsBasis || body['basis'] !== undefined;
}

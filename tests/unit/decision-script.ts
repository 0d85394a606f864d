import { versionHash, type DecisionVersion } from '../../shared/room/decision.ts';
import { stateOf } from '../../shared/room/decisions/state.ts';
import type { DecisionActType } from '../../shared/room/record/terms.ts';
import type { Body, Entry } from '../../shared/room/record/entry.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import { versionWith } from './decision-support.ts';

export const CODES = ['PAR', 'LON', 'KYV'];
export const A = '01AAAAAAAAAAAAAAAAAAAAAAAA';
export const B = '01BBBBBBBBBBBBBBBBBBBBBBBB';
export const option = (id: string, rejected: string | null = null) => ({
  id,
  text: `way ${id[3]}`,
  pros: 'p',
  cons: 'c',
  rejected,
});
export const COMPLETE = versionWith({
  title: 'Evacuate the east bank',
  reasons: 'The dyke gives way tonight.',
  options: [option(A), option(B, 'too late')],
  decisionMaker: 'Prefect',
  authority: 'KYV',
});

/** One decision's acts, a second apart, by people of whichever delegation. */
export class Script {
  readonly entries: Entry[] = [];
  now = 1_000_000;
  hash = '';
  proposal = '';

  act<T extends DecisionActType>(
    type: T,
    body: Omit<Body<T>, 'decision'>,
    delegation: string | null = 'PAR',
    site = 'PAR',
  ): this {
    this.now += 1_000;
    const number = this.entries.length + 1;
    this.entries.push({
      id: `e${number}`,
      site,
      number,
      prev: '',
      hash: '',
      recordedAt: this.now,
      eventAt: this.now,
      author: { person: `p${delegation}`, name: 'N' },
      delegation,
      type,
      body: { decision: 'd', ...body },
    } as unknown as Entry);
    return this;
  }
  propose(version: DecisionVersion = COMPLETE, delegations = CODES): this {
    this.hash = versionHash(version);
    this.act('decision.propose', { version, versionHash: this.hash, delegations });
    this.proposal = `e${this.entries.length}`;
    return this;
  }
  get on() {
    return { proposal: this.proposal, versionHash: this.hash };
  }
  sign(...codes: string[]): this {
    for (const code of codes) this.act('decision.sign', this.on, code);
    return this;
  }
  object(code: string): this {
    return this.act('decision.object', { ...this.on, text: 'no' }, code);
  }
  approve(choice: string | null = A): this {
    return this.act('decision.approve', { ...this.on, option: choice }, 'KYV');
  }
  take(choice: string | null = A): this {
    return this.act('decision.take', { ...this.on, option: choice }, 'KYV');
  }
  state(hash: string | null = this.hash, now = this.now) {
    const record = foldOf(this.entries).decisions.get('d');
    return stateOf(record, { hash, now, delegations: CODES });
  }
  stances(hash?: string | null, now?: number): string {
    return this.state(hash, now)
      .standings.map(({ stance }) => stance)
      .join(' ');
  }
  discounted(): string[] {
    return this.state().discounted.map(({ act, code }) => `${act.type} ${code}`);
  }
}

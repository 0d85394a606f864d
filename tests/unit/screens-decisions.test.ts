import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { changesBetween } from '../../client/decisions/difference.ts';
import { offersOf } from '../../client/decisions/offers.ts';
import { groupsOf, pointsOf } from '../../client/decisions/points.ts';
import { wordChanges } from '../../client/decisions/word-changes.ts';
import { createDecision, liftDraft } from '../../shared/room/board/build.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import type { Body, Entry, EntryType } from '../../shared/room/record/entry.ts';
import { foldOf } from '../../shared/room/record/fold.ts';
import type { Role } from '../../shared/room/roles.ts';
import { versionWith } from './decision-support.ts';
import { seeded } from './record-support.ts';

const NOW = Date.UTC(2026, 10, 22, 16, 42, 0);
const D = '01JD0000000000000000000001';
const CODES = ['PAR', 'LON'];
const view = { delegations: CODES, now: NOW };
let next = 0;
const entry = <K extends EntryType>(type: K, body: Body<K>, delegation = 'PAR'): Entry =>
  ({
    id: `01JE${String(++next).padStart(22, '0')}`,
    site: 'PAR',
    number: next,
    prev: '',
    hash: '',
    recordedAt: NOW + next,
    eventAt: NOW,
    author: { person: 'P', name: 'P' },
    delegation,
    type,
    body,
  }) as Entry;

function board(): Y.Doc {
  const doc = new Y.Doc();
  createDecision(doc, { id: D, title: 'Open the corridor', order: 'a0' });
  return doc;
}
const proposing = (doc: Y.Doc) =>
  entry('decision.propose', proposalOf(doc, D, CODES) as Body<'decision.propose'>);
const onProposal = (proposed: Entry) => ({
  decision: D,
  proposal: proposed.id,
  versionHash: (proposed.body as Body<'decision.propose'>).versionHash,
});

describe('8.200 the list', () => {
  const groups = (doc: Y.Doc, acts: Entry[], mine: string | null): Record<string, number> => {
    const found = groupsOf(pointsOf(doc, foldOf(acts), view), mine);
    return Object.fromEntries(
      Object.entries(found).flatMap(([name, points]) => (points.length > 0 ? [[name, 1]] : [])),
    );
  };

  it('8.200 what waits for my delegation first, then what is proposed, drafts, outcomes', () => {
    const doc = board();
    expect(groups(doc, [], 'PAR')).toEqual({ next: 1 });
    const proposed = proposing(doc);
    const acts = [proposed];
    expect(groups(doc, acts, 'PAR')).toEqual({ mine: 1 });
    expect(groups(doc, acts, null)).toEqual({ toDecide: 1 });
    acts.push(entry('decision.sign', onProposal(proposed)));
    expect(groups(doc, acts, 'PAR')).toEqual({ toDecide: 1 });
    expect(groups(doc, acts, 'LON')).toEqual({ mine: 1 });
    acts.push(entry('decision.refuse', { ...onProposal(proposed), reason: 'no' }));
    expect(groups(doc, acts, 'LON')).toEqual({ done: 1 });
  });

  it('8.201 a struck draft is gone; what was proposed stays, struck or not', () => {
    const doc = board();
    const proposed = proposing(doc);
    liftDraft(doc, D, { at: 1, by: 'P' });
    expect(pointsOf(doc, foldOf([]), view)).toEqual([]);
    const [point] = pointsOf(doc, foldOf([proposed]), view);
    expect(point).toMatchObject({ struck: true, title: 'Open the corridor' });
    expect(point?.state.edited).toBe(true);
  });
});

describe('8.203 what is offered', () => {
  const offered = (acts: Entry[], doc: Y.Doc, role: Role, delegation: string | null) => {
    const fold = foldOf(acts);
    const [point] = pointsOf(doc, fold, view);
    if (!point) throw new Error('no decision');
    return offersOf(point, fold, { person: 'Q', role, delegation }, view)
      .map(({ type, missing }) => [type.slice('decision.'.length), ...missing].join(' '))
      .sort();
  };

  it('8.203 to each what the table leaves them, with all that is missing', () => {
    const doc = board();
    expect(offered([], doc, 'editor', 'PAR')).toEqual(['propose']);
    expect(offered([], doc, 'observer', null)).toEqual([]);
    const acts = [proposing(doc)];
    expect(offered(acts, doc, 'editor', 'LON')).toEqual(['object', 'reserve', 'sign']);
    expect(offered(acts, doc, 'editor', null)).toEqual([]);
    const gaps = 'NO_DECISION_MAKER NO_REASONS TOO_FEW_OPTIONS QUORUM_NOT_MET';
    expect(offered(acts, doc, 'facilitator', null)).toEqual([
      'abandon',
      `approve ${gaps}`,
      'defer',
      'quorum',
      'refuse',
      'silence',
      `take ${gaps} NOT_APPROVED`,
    ]);
    const title = (doc.getMap('drafts').get(D) as Y.Map<Y.Text>).get('title');
    title?.insert(0, 'Do not ');
    expect(offered(acts, doc, 'editor', 'LON')).toEqual([
      'object STALE_VERSION',
      'propose',
      'reserve STALE_VERSION',
      'sign STALE_VERSION',
    ]);
  });
});

describe('8.204 differences', () => {
  it('8.204 names every field that changed, options by their number', () => {
    const [A, B] = ['01AAAAAAAAAAAAAAAAAAAAAAAA', '01BBBBBBBBBBBBBBBBBBBBBBBB'];
    const option = { id: A, text: 'x', pros: '', cons: '', rejected: null };
    const before = versionWith({ title: 'A', reasons: 'R', options: [option] });
    const after = versionWith({
      title: 'A',
      reasons: 'R2',
      due: NOW,
      authority: 'KYV',
      options: [
        { ...option, rejected: '' },
        { ...option, id: B, pros: 'good' },
      ],
    });
    const changes = changesBetween(before, after);
    expect(changes.map(({ option: n, before: b, after: a }) => [n ?? 0, b, a])).toEqual([
      [0, 'R', 'R2'],
      [0, '', 'KYV'],
      [0, '', '2026-11-22 16:42Z'],
      [1, '', '✕'],
      [2, '', 'x'],
      [2, '', 'good'],
    ]);
    expect(changesBetween(after, after)).toEqual([]);
    const moved = versionWith({ ...after, options: [...after.options].reverse() });
    expect(changesBetween(after, moved)).toHaveLength(1);
  });

  it('8.204 word by word, so that both texts can be read out of it', () => {
    const words = wordChanges('Open the south road at once', 'Open the north road at 18:00Z');
    expect(words.map(({ kind, text }) => `${kind[0]}:${text}`)).toEqual([
      'k:Open the ',
      'r:south',
      'a:north',
      'k: road at ',
      'r:once',
      'a:18:00Z',
    ]);
    const random = seeded(4);
    const text = (): string =>
      Array.from({ length: Math.floor(random() * 40) }, () =>
        ['міст', ' ', 'pont', ', ', '\n', 'é', '👩‍🚒', '12'].at(Math.floor(random() * 8)),
      ).join('');
    for (let i = 0; i < 300; i++) {
      const [before, after] = [text(), text()];
      const changes = wordChanges(before, after);
      const read = (kind: string): string =>
        changes.flatMap((c) => (c.kind === 'kept' || c.kind === kind ? [c.text] : [])).join('');
      expect([read('removed'), read('added')]).toEqual([before, after]);
    }
  });
});

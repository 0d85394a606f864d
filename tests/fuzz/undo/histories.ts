import type { FeatureChange } from '../../../shared/room/board/build.ts';
import { featuresOf } from '../../../shared/room/board/build.ts';
import type { FeatureKind } from '../../../shared/room/board/shape.ts';
import { randomGeometry } from '../board/edits.ts';
import type { Random } from '../board/random.ts';
import { contentOf } from '../board/server.ts';
import { Person } from './person.ts';

export interface UndoOutcome {
  histories: number;
  edits: number;
  undone: number;
  asked: number;
  insisted: number;
  faults: string[];
}

export const nothingYet = (): UndoOutcome => ({
  histories: 0,
  edits: 0,
  undone: 0,
  asked: 0,
  insisted: 0,
  faults: [],
});

const KINDS: readonly FeatureKind[] = ['point', 'line', 'area', 'circle', 'text', 'arrow'];
const WEIGHTS = { change: 30, many: 5, create: 6, lift: 5, restore: 4, undo: 24, redo: 8 } as const;
const STEPS = 60;

/** Three people edit, undo and redo, with links that are slow and sometimes stand still. */
export function undoHistory(random: Random, outcome: UndoOutcome): void {
  const people: Person[] = [];
  for (const name of ['anne', 'ben', 'chris'])
    people.push(
      new Person(name, random, (update) => {
        for (const other of people) if (other.name !== name) other.inbox.push(update);
      }),
    );
  const words = { next: 0 };
  for (let i = 0; i < 3; i++) create(random.pick(people), random, words);
  for (let step = 0; step < STEPS; step++) {
    const person = random.pick(people);
    if (random.chance(0.5)) person.receive(random.below(6));
    act(person, random, words, outcome);
  }
  // Twice: what one receives may make another send nothing more, but order must not matter.
  for (const person of people) person.receive(person.inbox.length);
  const [first = '', ...others] = people.map(({ board }) => contentOf(board));
  if (others.some((content) => content !== first)) outcome.faults.push('boards differ');
  for (const { name, faults } of people)
    outcome.faults.push(...faults.map((fault) => `${name}: ${fault}`));
  outcome.histories++;
}

type Words = { next: number };

function act(person: Person, random: Random, words: Words, outcome: UndoOutcome): void {
  const ids = person.ids();
  const wanted = ids.length === 0 ? 'create' : random.weighted(WEIGHTS);
  if (wanted === 'undo' || wanted === 'redo')
    return takeBack(person, wanted === 'undo', random, outcome);
  outcome.edits++;
  const id = random.pick(ids.length === 0 ? [''] : ids);
  const lifted = Boolean(featuresOf(person.board).get(id)?.get('lifted'));
  // On screen, what stands can be lifted and what is lifted put back.
  const does =
    wanted === 'lift' && lifted ? 'restore' : wanted === 'restore' && !lifted ? 'lift' : wanted;
  switch (does) {
    case 'create':
      return create(person, random, words);
    case 'lift':
      return void person.editor.lift([id], `reason ${words.next++}`);
    case 'restore':
      return void person.editor.restore([id]);
    case 'many':
      return void person.editor.changeAll(
        new Map(
          random
            .shuffle([...ids])
            .slice(0, 3)
            .map((one) => [one, change(person, one, random, words)]),
        ),
      );
    default:
      return void person.editor.change(id, change(person, id, random, words));
  }
}

function takeBack(person: Person, back: boolean, random: Random, outcome: UndoOutcome): void {
  const result = person.undo(back);
  if (result.kind === 'done') outcome.undone++;
  if (result.kind !== 'ask') return;
  outcome.asked++;
  person.touchy = true;
  if (random.chance(0.5)) return person.editor.history.leave(back);
  outcome.insisted++;
  person.insist(back, result.since);
}

function create(person: Person, random: Random, words: Words): void {
  const kind = random.pick(KINDS);
  person.editor.create({ kind, geom: randomGeometry(random, kind), label: `new ${words.next++}` });
}

/** Values that nobody wrote before, so that it is plain whose they are. */
function change(person: Person, id: string, random: Random, words: Words): FeatureChange {
  const kind = featuresOf(person.board).get(id)?.get('kind') as FeatureKind;
  return random.pick<() => FeatureChange>([
    () => ({ label: `word ${words.next++}` }),
    () => ({ geom: randomGeometry(random, kind) }),
    () => ({ style: { icon: `icon ${words.next++}` } }),
    () => ({ layer: `layer ${words.next++}`, label: `both ${words.next++}` }),
  ])();
}

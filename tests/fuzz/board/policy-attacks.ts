import * as Y from 'yjs';
import { draftsOf, featuresOf } from '../../../shared/room/board/build.ts';
import { recorded, type Scene } from './scene.ts';

type Break = (board: Y.Doc, scene: Scene) => void;

const anyFeature = (board: Y.Doc, { random }: Scene): Y.Map<unknown> => {
  const features = featuresOf(board);
  return features.get(random.pick([...features.keys()])) ?? new Y.Map();
};
const anyDraft = (board: Y.Doc, { random }: Scene): Y.Map<unknown> => {
  const drafts = draftsOf(board);
  return drafts.get(random.pick([...drafts.keys()])) ?? new Y.Map();
};

const CODE = '10031000161211000000';

/** Things that Yjs itself would let anybody do, and the board must not. */
const BREAKS: Readonly<Record<string, Break>> = {
  removeFeature: (board, scene) => featuresOf(board).delete(scene.entryId('features')),
  removeDraft: (board, scene) => draftsOf(board).delete(scene.entryId('drafts')),
  replaceFeature: (board, scene) => featuresOf(board).set(scene.entryId('features'), new Y.Map()),
  clearFeatures: (board) => featuresOf(board).clear(),
  changeKind: (board, scene) => anyFeature(board, scene).set('kind', 'line'),
  removeKind: (board, scene) => anyFeature(board, scene).delete('kind'),
  draftKind: (board, scene) => anyDraft(board, scene).set('kind', 'task'),
  replaceNote: (board, scene) => anyFeature(board, scene).set('note', new Y.Text('mine')),
  removeProps: (board, scene) => anyFeature(board, scene).delete('props'),
  replaceTitle: (board, scene) => anyDraft(board, scene).set('title', 'flat'),
  anotherRoot: (board) => board.getMap('evil').set('a', 1),
  arrayRoot: (board) => board.getArray('list').push([1]),
  unknownField: (board, scene) => anyFeature(board, scene).set('owner', 'x'),
  foreignStrike: (board, scene) => anyFeature(board, scene).set('lifted', { at: 1, by: 'nobody' }),
  longLabel: (board, scene) => anyFeature(board, scene).set('label', 'x'.repeat(301)),
  badGeometry: (board, scene) =>
    anyFeature(board, scene).set('geom', { type: 'Point', coordinates: [1, 1e300] }),
  formats: (board, scene) =>
    (anyFeature(board, scene).get('note') as Y.Text).insert(0, 'b', { bold: true }),
  embed: (board, scene) =>
    (anyFeature(board, scene).get('note') as Y.Text).insertEmbed(0, { a: 1 }),
  subdocument: (board, scene) => anyFeature(board, scene).set('label', new Y.Doc()),
  xml: (board, scene) => anyFeature(board, scene).set('label', new Y.XmlElement('script')),
  bytes: (board, scene) => anyFeature(board, scene).set('label', new Uint8Array(9)),
  undefinedMember: (board, scene) => anyFeature(board, scene).set('style', { icon: undefined }),
  hugeNote: (board, scene) =>
    (anyFeature(board, scene).get('note') as Y.Text).insert(0, 'x'.repeat(40_001)),
  manyProperties: (board, scene) => {
    const props = anyFeature(board, scene).get('props') as Y.Map<unknown>;
    for (let i = 0; i < 65; i++) props.set(`p${i}`, i);
  },
  bornKey: (board, scene) =>
    (anyFeature(board, scene).get('props') as Y.Map<unknown>).set('__proto__', { isAdmin: true }),
  unsuitedSymbol: (board, scene) => {
    const kind = anyFeature(board, scene).get('kind');
    const wrong = kind === 'symbol' || kind === 'graphic' ? { sidc: 'nothing' } : { sidc: CODE };
    anyFeature(board, scene).set('symbol', wrong);
  },
  badStyle: (board, scene) =>
    anyFeature(board, scene).set(
      'style',
      scene.random.pick<unknown>([
        { hatch: 'url(javascript:1)' },
        { fill: 2 },
        { dash: true },
        { size: 1e6 },
        { toString: 1 },
      ]),
    ),
  badStylePart: (board, scene) =>
    anyFeature(board, scene).set(
      ...scene.random.pick<[string, unknown]>([
        ['style.colour', 'pink'],
        ['style.width', { px: 3 }],
        ['style.fill', -1],
        ['style.filter', 'url(x)'],
        ['style.', null],
      ]),
    ),
  badCheckpoints: (board, scene) =>
    anyFeature(board, scene).set('checkpoints', [{ at: 2, name: 'beyond' }]),
  manyLinks: (board, scene) =>
    anyFeature(board, scene).set(
      'links',
      Array.from({ length: 33 }, () => ({ to: 'entry', id: scene.random.ulid() })),
    ),
  linkElsewhere: (board, scene) =>
    anyFeature(board, scene).set('links', [{ to: 'https', id: '//evil.example' }]),
  spin: (board, scene) => anyFeature(board, scene).set('rotation', 1e9),
  removeLayer: (board) => board.getMap('layers').clear(),
  namelessLayer: (board, scene) => board.getMap('layers').set(scene.random.ulid(), new Y.Map()),
  layerNote: (board, scene) =>
    board.getMap('layers').set(
      scene.random.ulid(),
      new Y.Map<unknown>([
        ['name', 'x'],
        ['note', new Y.Text('y')],
      ]),
    ),
  emptyFeature: (board, scene) => featuresOf(board).set(scene.random.ulid(), new Y.Map()),
  wrongId: (board) => featuresOf(board).set('not-a-ulid', new Y.Map()),
  madeAndRemoved: (board, scene) => {
    const id = scene.random.ulid();
    featuresOf(board).set(id, new Y.Map([['kind', 'point']]));
    featuresOf(board).delete(id);
  },
  taskWithReasons: (board, scene) =>
    draftsOf(board).set(
      scene.random.ulid(),
      new Y.Map<unknown>([
        ['kind', 'task'],
        ['title', new Y.Text('t')],
        ['reasons', new Y.Text('r')],
      ]),
    ),
};

/** One such thing, sent as the edit or together with everything the attacker has. */
export function breakPolicy(scene: Scene): Uint8Array {
  const board = scene.copy();
  const what = BREAKS[scene.random.pick(Object.keys(BREAKS))];
  const edit = recorded(board, () => board.transact(() => what?.(board, scene)));
  return scene.random.chance(0.3) ? Y.encodeStateAsUpdate(board) : edit;
}

import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorSource from 'ol/source/Vector.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Glance } from '../../client/map/glance.ts';
import { Throng } from '../../client/map/marks/throng/throng.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const named = (id: string, x: number): Feature => {
  const feature = new Feature(new Point([x, 0]));
  feature.setId(id);
  return feature;
};

/** Three marks at rest, and what their throng asks to be painted. */
function scene() {
  const marks = new VectorSource();
  const asked = { whole: 0, front: 0, gone: [] as string[] };
  const throng = new Throng(marks, () => marks.getFeatures(), {
    whole: () => asked.whole++,
    front: () => asked.front++,
    gone: (feature) => asked.gone.push(String(feature.getId())),
  });
  marks.addFeatures(['a', 'b', 'c'].map(named));
  throng.show(true);
  const ids = (features: Iterable<Feature>) =>
    [...features]
      .map((feature) => String(feature.getId()))
      .sort()
      .join('');
  const move = (id: string, x: number): void =>
    (marks.getFeatureById(id) as Feature).setGeometry(new Point([x, 0]));
  const holds = () => ({ picture: ids(throng.still), front: ids(throng.lively) });
  return { marks, throng, asked, move, holds };
}

describe('9.48 a throng of marks', () => {
  it('9.48 a change repaints the lively few, and once the spot that a mark leaves', () => {
    const { move, holds, asked } = scene();
    expect(holds()).toEqual({ picture: 'abc', front: '' });
    expect(asked.whole).toBe(1);
    for (let x = 10; x < 40; x++) move(x % 2 === 0 ? 'a' : 'b', x);
    expect(holds()).toEqual({ picture: 'c', front: 'ab' });
    expect(asked).toMatchObject({ whole: 1, gone: ['a', 'b'] });
    expect(asked.front).toBeGreaterThanOrEqual(30);
  });

  it('9.48 what rests again is part of the picture', () => {
    const { move, holds, asked } = scene();
    move('a', 10);
    vi.advanceTimersByTime(60_000);
    expect(holds()).toEqual({ picture: 'abc', front: '' });
    expect(asked.whole).toBe(2);
  });

  it('9.48 a mark that goes is gone from both, at once', () => {
    const { marks, move, holds, asked } = scene();
    move('b', 5);
    for (const id of ['a', 'b']) marks.removeFeature(marks.getFeatureById(id) as Feature);
    expect(asked.gone).toEqual(['b', 'a']);
    vi.advanceTimersByTime(60_000);
    expect(holds()).toEqual({ picture: 'c', front: '' });
  });

  it('9.48 one that comes is lively first; thousands that come at once are painted at once', async () => {
    const { marks, holds, throng, asked } = scene();
    marks.addFeature(named('d', 3));
    await Promise.resolve();
    expect(holds()).toEqual({ picture: 'abc', front: 'd' });
    expect(asked.whole).toBe(1);
    marks.addFeatures(Array.from({ length: 3000 }, (_, i) => named(`m${i}`, i)));
    await Promise.resolve();
    expect([throng.still.size, throng.lively.size, asked.whole]).toEqual([3003, 1, 2]);
  });

  it('9.48 hears of nothing while there is no throng', () => {
    const { throng, move, holds, asked } = scene();
    throng.show(false);
    move('a', 10);
    expect(holds()).toEqual({ picture: '', front: '' });
    expect(asked.front).toBe(0);
    throng.show(true);
    expect(holds()).toEqual({ picture: 'abc', front: '' });
  });
});

describe('9.49 what the pane shows of marks', () => {
  const nothing = { panel: null, chosen: [] } as const;

  it('9.49 a mark that is moved does not paint the pane again, unless it is shown there', () => {
    const marks = { size: 3, lifted: 0 };
    const glance = new Glance(marks);
    glance.changed(['a'], nothing);
    expect(glance.changed(['a'], nothing)).toBe(false);
    expect(glance.changed(['a'], { panel: null, chosen: ['b', 'a'] })).toBe(true);
    expect(glance.changed(['a'], { panel: null, chosen: ['b'] })).toBe(false);
    expect(glance.changed(['a'], { panel: 'list', chosen: [] })).toBe(true);
    marks.lifted = 1;
    expect(glance.changed(['a'], nothing)).toBe(true);
  });
});

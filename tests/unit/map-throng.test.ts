import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorSource from 'ol/source/Vector.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Throng } from '../../client/map/marks/throng.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Three marks at rest, and what the picture and the front of a throng of them hold. */
async function scene() {
  const marks = new VectorSource();
  const throng = new Throng(marks, { style: () => undefined, order: () => 0 });
  marks.addFeatures(
    ['a', 'b', 'c'].map((id, x) => {
      const feature = new Feature(new Point([x, 0]));
      feature.setId(id);
      return feature;
    }),
  );
  await Promise.resolve();
  const [picture, front] = throng.ol.map((layer) =>
    (layer as unknown as { getSource(): VectorSource }).getSource(),
  );
  if (!picture || !front) throw new Error('two layers');
  const ids = (source: VectorSource) =>
    source
      .getFeatures()
      .map((feature) => String(feature.getId()))
      .sort()
      .join('');
  let repaints = 0;
  picture.on('change', () => repaints++);
  const move = (id: string, x: number): void => {
    (marks.getFeatureById(id) as Feature).setGeometry(new Point([x, 0]));
  };
  const holds = () => ({ picture: ids(picture), front: ids(front) });
  return { marks, picture, move, holds, repaints: () => repaints };
}

describe('9.48 a throng of marks', () => {
  it('9.48 a change repaints the lively few; the picture once, for all that began to move', async () => {
    const { move, holds, repaints } = await scene();
    expect(holds()).toEqual({ picture: 'abc', front: '' });
    for (let x = 10; x < 40; x++) move(x % 2 === 0 ? 'a' : 'b', x);
    expect(repaints()).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(holds()).toEqual({ picture: 'c', front: 'ab' });
    const before = repaints();
    for (let x = 40; x < 70; x++) move('a', x);
    vi.advanceTimersByTime(1_000);
    expect(repaints()).toBe(before);
  });

  it('9.48 what rests again is part of the picture, where it is now', async () => {
    const { move, holds, picture } = await scene();
    move('a', 10);
    vi.advanceTimersByTime(60_000);
    expect(holds()).toEqual({ picture: 'abc', front: '' });
    const copy = picture.getFeatureById('a') as Feature<Point>;
    expect(copy.getGeometry()?.getCoordinates()).toEqual([10, 0]);
  });

  it('9.48 a mark that goes is gone from both, at once', async () => {
    const { marks, move, holds } = await scene();
    move('b', 5);
    for (const id of ['a', 'b']) marks.removeFeature(marks.getFeatureById(id) as Feature);
    vi.advanceTimersByTime(60_000);
    expect(holds()).toEqual({ picture: 'c', front: '' });
  });
});

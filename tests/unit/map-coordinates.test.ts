import { describe, expect, it } from 'vitest';
import {
  areaText,
  latLonText,
  lengthText,
  mgrsText,
  scaleFor,
  wrap,
} from '../../client/map/coordinates.ts';
import { intentOf } from '../../client/map/keys.ts';

describe('coordinates', () => {
  it('9.60 degrees and the military grid, as staff read them out', () => {
    expect(latLonText([30.5234, 50.4501])).toBe('50.4501° N 30.5234° E');
    expect(latLonText([-4.4861, -48.3904])).toBe('48.3904° S 4.4861° W');
    expect(mgrsText([30.5234, 50.4501])).toMatch(/^36U UA \d{4} \d{4}$/);
    expect(mgrsText([2.2945, 48.8584])).toBe('31U DQ 4825 1195');
  });

  it('9.61 the grid ends near the poles; longitudes wrap', () => {
    expect(mgrsText([10, 85])).toBe('');
    expect(mgrsText([10, -81])).toBe('');
    expect(wrap(190)).toBe(-170);
    expect(wrap(-190)).toBe(170);
    expect(mgrsText([390.5234, 50.4501])).toBe(mgrsText([30.5234, 50.4501]));
  });

  it('9.62 the scale bar is a round length that fits', () => {
    for (const metresPerPixel of [0.3, 1, 7.5, 120, 3000]) {
      const { metres, pixels } = scaleFor(metresPerPixel, 96);
      expect(String(metres)).toMatch(/^[125]0*$/);
      expect(pixels).toBeLessThanOrEqual(96);
      expect(pixels).toBeGreaterThan(96 / 2.6);
    }
  });

  it('9.63 lengths and areas in the manner of the language', () => {
    expect(lengthText(2000, 'en')).toBe('2 km');
    expect(lengthText(850, 'en')).toBe('850 m');
    expect(lengthText(12_400, 'fr')).toMatch(/^12,4\skm$/u);
    expect(lengthText(2000, 'uk')).toMatch(/^2\sкм$/u);
    expect(areaText(3.2e6, 'en')).toBe('3.2 km²');
    expect(areaText(52_000, 'en')).toBe('5.2 ha');
  });
});

describe('keys of the map', () => {
  const press = (key: string, more = {}) =>
    ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as const;

  it('9.64 letters choose tools, and only bare letters', () => {
    expect(intentOf(press('P'), true)).toEqual({ does: 'tool', tool: 'point' });
    expect(intentOf(press('s', { ctrlKey: true }), true)).toBeNull();
    expect(intentOf(press('l', { altKey: true }), true)).toBeNull();
  });

  it('9.65 arrows, plus, minus and Enter mean the map only on the map itself', () => {
    expect(intentOf(press('ArrowUp'), true)).toEqual({ does: 'pan', x: 0, y: 1 });
    expect(intentOf(press('+'), true)).toEqual({ does: 'zoom', by: 1 });
    expect(intentOf(press('Enter', { shiftKey: true }), true)).toEqual({ does: 'finish' });
    for (const key of ['ArrowUp', '+', '-', 'Enter', 'Delete'])
      expect(intentOf(press(key), false)).toBeNull();
  });

  it('9.66 undo and redo by either habit', () => {
    expect(intentOf(press('z', { ctrlKey: true }), false)).toEqual({ does: 'undo' });
    expect(intentOf(press('Z', { metaKey: true, shiftKey: true }), false)).toEqual({
      does: 'redo',
    });
    expect(intentOf(press('y', { ctrlKey: true }), false)).toEqual({ does: 'redo' });
  });
});

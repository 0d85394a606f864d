import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { expect, it } from 'vitest';
import { DoubleClickHere } from '../../client/map/double-click.ts';

function clicks() {
  let zoomed = 0;
  const view = {
    getZoom: () => 5,
    getConstrainedZoom: (zoom: number) => zoom,
    getResolutionForZoom: (zoom: number) => zoom,
    getAnimating: () => false,
    animate: () => void zoomed++,
  };
  const hand = new DoubleClickHere();
  const send = (type: string, pixel: number[]): void => {
    const map = { getView: () => view };
    const originalEvent = { shiftKey: false, preventDefault: () => undefined };
    const event = { type, pixel, map, originalEvent, coordinate: [0, 0] };
    hand.handleEvent(event as unknown as MapBrowserEvent);
  };
  /** Two within a quarter of a second, as OpenLayers tells of them. */
  const twice = (first: number[], second: number[]): number => {
    send('click', first);
    send('click', second);
    send('dblclick', second);
    return zoomed;
  };
  return twice;
}

it('9.34 two quick clicks on one place zoom, on two places they do not', () => {
  expect(clicks()([100, 100], [103, 98])).toBe(1);
  expect(clicks()([100, 100], [300, 100])).toBe(0);
  const twice = clicks();
  expect(twice([100, 100], [300, 100])).toBe(0);
  expect(twice([300, 101], [300, 100])).toBe(1);
});

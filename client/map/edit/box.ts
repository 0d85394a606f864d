import type { Extent } from 'ol/extent.js';
import DragBox from 'ol/interaction/DragBox.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type { Scene } from '../scene.ts';
import type { Hands } from './hands.ts';

/** Chooses all marks in a box: by dragging with Shift, or with the box tool without. */
export function boxSelection(scene: Scene, hands: Hands, boxTool: () => boolean): DragBox {
  const box = new DragBox({
    className: 'box-select',
    condition: (event: MapBrowserEvent<PointerEvent | KeyboardEvent | WheelEvent>) => {
      const { shiftKey, button, pointerType } = event.originalEvent as PointerEvent;
      if (button !== 0) return false;
      if (boxTool()) return true;
      return shiftKey && pointerType === 'mouse' && !scene.markAt(event.pixel, 4);
    },
  });
  box.on('boxend', ({ mapBrowserEvent }) => {
    const shiftKey = mapBrowserEvent?.originalEvent.shiftKey ?? false;
    chooseIn(scene, hands, box.getGeometry().getExtent(), shiftKey);
  });
  return box;
}

/** @param add to what is chosen already */
export function chooseIn(scene: Scene, hands: Hands, box: Extent, add: boolean): void {
  const ids = scene.layers.within(box).map(({ id }) => id);
  hands.choose(ids, add);
}

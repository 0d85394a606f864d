/** When parts of a room stood on screen, in ms since the navigation; 0: not yet. */
export interface Opening {
  /** The newest line of the log is in view. */
  newest: number;
  /** Lines in the log then. */
  lines: number;
  /** Every mark is known to the map, and it has painted since. */
  marks: number;
  /** Longest stretch of script until both stood, and after that, ms. */
  longestBefore: number;
  longestAfter: number;
  /** Sum of stretches over 50 ms after that, ms. */
  busyAfter: number;
}

declare global {
  interface Window {
    opening: Opening;
  }
}

/** What the watch reads of the map; it has no other way to know what OpenLayers has painted. */
interface MapInside extends Element {
  desk?: {
    scene: {
      marks: { size: number };
      map: { once(event: string, then: () => void): void; render(): void };
    };
  };
}

/** Runs in the page before anything of ours. Must not refer to anything outside of itself. */
export function watchOpening({ features }: { features: number }): void {
  const opening: Opening = {
    newest: 0,
    lines: 0,
    marks: 0,
    longestBefore: 0,
    longestAfter: 0,
    busyAfter: 0,
  };
  window.opening = opening;
  new PerformanceObserver((list) => {
    const usable = Math.max(opening.newest, opening.marks);
    for (const { startTime, duration } of list.getEntries()) {
      const before = !opening.newest || !opening.marks || startTime < usable;
      if (before) opening.longestBefore = Math.max(opening.longestBefore, duration);
      else {
        opening.longestAfter = Math.max(opening.longestAfter, duration);
        opening.busyAfter += duration;
      }
    }
  }).observe({ type: 'longtask', buffered: true });
  let asked = false;
  const look = (): void => {
    const pane = document.querySelector('.log');
    // Asked only once there are lines: asking lays the page out, which must not count twice.
    if (!opening.newest && pane?.querySelector('.e[data-entry]')) {
      const last = [...pane.querySelectorAll('.chunk:not(.pending)')].at(-1)?.lastElementChild;
      const at = last?.getBoundingClientRect();
      const around = pane.getBoundingClientRect();
      if (at && at.height > 0 && at.top < around.bottom && at.bottom > around.top) {
        opening.newest = performance.now();
        opening.lines = document.querySelectorAll('.e[data-entry]').length;
      }
    }
    const scene = document.querySelector<MapInside>('accord-map')?.desk?.scene;
    if (!asked && scene && scene.marks.size >= features) {
      asked = true;
      scene.map.once('rendercomplete', () => (opening.marks = performance.now()));
      scene.map.render();
    }
    if (!opening.newest || !opening.marks) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Run `task` once while the machine has nothing better to do: what is on screen already comes
 * first. Safari has no requestIdleCallback.
 */
export function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task);
  else setTimeout(task, 50);
}

/** Whoever has just opened a room looks and types first; what fills it in behind can wait, ms. */
const SETTLED_MS = 1_500;
let settling: Promise<void> | null = null;

/** Resolves a moment after the first room of this page came, and from then on at once. */
export function settled(): Promise<void> {
  return (settling ??= new Promise((resolve) => setTimeout(resolve, SETTLED_MS)));
}

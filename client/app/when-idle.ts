/**
 * Run `task` once while the machine has nothing better to do: what is on screen already comes
 * first. Safari has no requestIdleCallback.
 */
export function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task);
  else setTimeout(task, 50);
}

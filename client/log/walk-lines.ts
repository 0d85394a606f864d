import { isTyping } from '../app/keys.ts';

const LINE = '.e[data-entry]';

/** What a key asks for on a line that has the focus: the button of it that does it. */
const ACTS: Readonly<Record<string, string>> = { Enter: '[data-more]', e: '[data-correct]' };

/** The line to begin with when the log itself has the focus: from below going up, from above going down. */
function firstInView(log: HTMLElement, up: boolean): HTMLElement | undefined {
  const { top, bottom } = log.getBoundingClientRect();
  const chunks = [...log.querySelectorAll<HTMLElement>('.chunk')].filter((chunk) => {
    const box = chunk.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  });
  const seen = chunks
    .flatMap((chunk) => [...chunk.querySelectorAll<HTMLElement>(LINE)])
    .filter((line) => {
      const box = line.getBoundingClientRect();
      return box.bottom > top + 1 && box.top < bottom - 1;
    });
  return up ? seen.at(-1) : seen[0];
}

/** The nearest line before or after `from`, in its chunk or in the next one that has any. */
function neighbour(from: HTMLElement, up: boolean): HTMLElement | undefined {
  const next = (at: Element | null): Element | null | undefined =>
    up ? at?.previousElementSibling : at?.nextElementSibling;
  for (let at = next(from); at; at = next(at))
    if (at instanceof HTMLElement && at.matches(LINE)) return at;
  for (let chunk = next(from.closest('.chunk')); chunk?.matches('.chunk'); chunk = next(chunk)) {
    const lines = [...chunk.querySelectorAll<HTMLElement>(LINE)];
    if (lines.length > 0) return up ? lines.at(-1) : lines[0];
  }
  return undefined;
}

/**
 * Keys of the log (SPEC 8.108): the arrows walk from line to line, Enter opens what can be done about
 * the line, `e` corrects it, Escape goes back to the whole log. A line is focusable only from then on:
 * 20,000 stops of the tab key would be in everybody's way.
 */
export function walkLines(event: KeyboardEvent, log: HTMLElement): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || isTyping(target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  // In a long text of its own the arrows scroll it.
  if (target !== log && target.tabIndex === 0 && target.matches('.long')) return;
  const line = target.closest<HTMLElement>(LINE);
  const act = ACTS[key];
  if (act !== undefined && target === line) line.querySelector<HTMLButtonElement>(act)?.click();
  else if (key === 'Escape' && line) log.focus({ preventScroll: true });
  else if (key === 'ArrowUp' || key === 'ArrowDown') {
    const up = key === 'ArrowUp';
    const next = line ? neighbour(line, up) : firstInView(log, up);
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Desks have machines of their own; here three of them share one, with the server and forty people. In
 * turns each desk is given what it would have: a processor that nobody else uses. What is measured at the
 * other desks meanwhile tells how small this machine is, not how quick the product.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Browser } from 'playwright-core';
import { canKeepApart } from '../bench/lib/processors.ts';
import { startChromium } from './chromium.ts';
import { descendants } from './cpu-shares.ts';

const last = availableParallelism() - 1;

/** A browser with its processes. */
export interface Desk {
  readonly browser: Browser;
  /** Ids of its processes, all of them by now. */
  processes(): number[];
}

/** Start a browser. One after the other: what is new among our descendants is its. */
export async function openDesk(): Promise<Desk> {
  const before = new Set(descendants(process.pid));
  const browser = await startChromium();
  const roots = descendants(process.pid).filter((pid) => !before.has(pid));
  return {
    browser,
    processes: () => [...new Set(roots.flatMap((pid) => [pid, ...descendants(pid)]))],
  };
}

/** @param list processors as `taskset` takes them. Processes that have ended meanwhile are left out. */
function keepTo(list: string, pids: readonly number[]): void {
  for (const pid of pids)
    spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', list, `${pid}`]);
}

/** From now on the last processor is `desk`'s alone, which may use the others too; null: everybody's. */
export function spareFor(desk: Desk | null): void {
  if (!canKeepApart) return;
  const all = `0-${last}`;
  const own = new Set(desk?.processes());
  const others = [process.pid, ...descendants(process.pid)].filter((pid) => !own.has(pid));
  keepTo(desk ? `0-${last - 1}` : all, others);
  keepTo(all, [...own]);
}

/**
 * Who had the processors: the share of each process below this one, and of the threads of a browser's
 * pages, between two looks at /proc (proc(5)). Without it one cannot tell a machine that is too small
 * for all that a measurement runs on it from a product that is too slow.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux reports processor time in ticks of 1/100 s (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** Processor seconds by name; several of one name are summed. */
type Seconds = ReadonlyMap<string, number>;

/** Ids of processes by the names that the measurement gives them. */
export type Roles = Readonly<Record<string, number | undefined>>;

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Processor seconds, user and system, of a `stat` file of a process or a thread; 0 when it has ended. */
function cpuSeconds(path: string): number {
  const stat = read(path);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

/** Ids of all that descend from `root`. */
export function descendants(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    const own = children.get(pid) ?? [];
    found.push(...own);
    open.push(...own);
  }
  return found;
}

function nameOf(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`).split(/[\0 ]/);
  const type = words.find((word) => word.startsWith('--type='));
  if (type) return `browser ${type.slice('--type='.length)}`;
  return words[0]?.includes('chrom') ? 'browser' : (words[0]?.split('/').at(-1) ?? '');
}

function secondsOf(root: number, roles: Roles): Seconds {
  const sums = new Map<string, number>();
  const add = (name: string, path: string): void =>
    void sums.set(name, (sums.get(name) ?? 0) + cpuSeconds(path));
  const named = new Map(Object.entries(roles).map(([name, pid]) => [pid, name]));
  for (const pid of [root, ...descendants(root)]) {
    const name = named.get(pid) ?? (pid === root ? 'this process' : nameOf(pid));
    add(name, `/proc/${pid}/stat`);
    if (name !== 'browser renderer') continue;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const called = read(`/proc/${pid}/task/${thread}/comm`).trim();
      add(`- ${called.replace(/\d+$/, '').replace(/\/$/, '')}`, `/proc/${pid}/task/${thread}/stat`);
    }
  }
  return sums;
}

/**
 * Begin to measure. @param roles names of processes that this one started
 * @returns to be called at the end: percent of one processor by name, most first
 */
export function watchCpu(roles: Roles): () => Readonly<Record<string, number>> {
  const began = performance.now();
  const before = secondsOf(process.pid, roles);
  return () => {
    const seconds = (performance.now() - began) / 1_000;
    const shares = [...secondsOf(process.pid, roles)].map(([name, sum]): [string, number] => [
      name,
      Math.round((1_000 * (sum - (before.get(name) ?? 0))) / seconds) / 10,
    ]);
    return Object.fromEntries(
      shares.filter(([, share]) => share >= 0.1).sort((a, b) => b[1] - a[1]),
    );
  };
}

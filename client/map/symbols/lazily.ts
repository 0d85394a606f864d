/** Something that is fetched with its first use; whoever had to do without it is told. */
export interface Lazy<T> {
  /** What was fetched; null while it is not here. */
  now(): T | null;
  load(): Promise<T>;
  /** Fetch it, and call `ready` once it is here. Not at all when it is here already. */
  when(ready: () => void): void;
}

export function lazily<T>(fetch: () => Promise<T>): Lazy<T> {
  let here: T | null = null;
  let loading: Promise<T> | null = null;
  const waiting = new Set<() => void>();
  const load = (): Promise<T> => {
    loading ??= fetch().then((loaded) => {
      here = loaded;
      for (const tell of waiting) tell();
      waiting.clear();
      return loaded;
    });
    // A broken link must not forbid it for the rest of the day.
    loading.catch(() => (loading = null));
    return loading;
  };
  return {
    now: () => here,
    load,
    when(ready) {
      if (here) return;
      waiting.add(ready);
      // Not heard here: what was drawn instead stays, and the next use asks again.
      load().catch(() => undefined);
    },
  };
}

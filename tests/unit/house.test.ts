import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const files = globSync('{shared,server,client,cli,tools}/**/*.ts', { cwd: ROOT });
const text = new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));

/** Modules of ours that `file` reads, types included. */
function loads(file: string): string[] {
  const imports = text
    .get(file)!
    .matchAll(/^(?:import|export) (?:[^'";]*? from )?'(\.[^']+\.ts)'/gm);
  return [...imports].map(([, to]) => path.join(path.dirname(file), to!));
}

/** What `file` reads when it runs: modules of ours as their path, others by name. */
function runs(file: string): string[] {
  const imports = text
    .get(file)!
    .matchAll(/^(?:import|export) (?!type )(?:[^'";]*? from )?'([^']+)'/gm);
  return [...imports].map(([, to]) =>
    to!.startsWith('.') ? path.join(path.dirname(file), to!) : to!,
  );
}

/** The first circle found below `file`, as the way round; null: none. */
function circle(file: string, way: string[], done: Set<string>): string[] | null {
  const at = way.indexOf(file);
  if (at >= 0) return [...way.slice(at), file];
  if (done.has(file)) return null;
  for (const next of loads(file)) {
    const found = circle(next, [...way, file], done);
    if (found) return found;
  }
  done.add(file);
  return null;
}

describe('the house', () => {
  it('has no modules that read each other in a circle', () => {
    const done = new Set<string>();
    expect(files.length).toBeGreaterThan(200);
    expect(files.map((file) => circle(file, [], done)).filter((found) => found)).toEqual([]);
  });

  it('8.97 builds no schema in a page: no file of the client comes to zod, by whatever way', () => {
    const reached = new Map(
      files.filter((file) => file.startsWith('client/')).map((file) => [file, [file]]),
    );
    // A Map goes on to what is put into it meanwhile.
    for (const [file, way] of reached)
      for (const next of text.has(file) ? runs(file) : [])
        if (!reached.has(next)) reached.set(next, [...way, next]);
    expect(reached.has('shared/room/record/terms.ts')).toBe(true);
    expect(reached.get('zod') ?? []).toEqual([]);
  });

  it('has no file of more than 400 lines', () => {
    const long = files.filter((file) => text.get(file)!.split('\n').length > 400);
    expect(long).toEqual([]);
  });
});

import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../shared/formats/limits.ts';
import { readMapFile } from '../../shared/formats/read.ts';
import { hostileMapFiles } from '../fuzz/formats/hostile.ts';

describe('hostile map files', () => {
  it.each(hostileMapFiles().map(({ name, codes, bytes }) => [name, codes, bytes] as const))(
    '9.220 is refused: %s',
    (_name, codes, bytes) => {
      const outcome = readMapFile(bytes());
      expect(outcome.ok ? 'read' : outcome.code).toBeOneOf([...codes]);
    },
  );

  it('9.221 of a file with nothing but broken objects the first findings are told', () => {
    const text = `{"type":"FeatureCollection","features":[${'{"type":"Feature"},'.repeat(400_000)}0]}`;
    const outcome = readMapFile(new TextEncoder().encode(text));
    expect(outcome.ok && outcome.problems.length).toBe(LIMITS.findings);
    const after = readMapFile(new TextEncoder().encode('{"type":"Point","coordinates":[1,2]}'));
    expect(after.ok).toBe(true);
  });

  it('9.222 a bomb inside a KMZ is noticed while it is unpacked', () => {
    const bomb = zipSync({ 'doc.kml': new Uint8Array(LIMITS.bytes * 8) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(readMapFile(bomb)).toEqual({ ok: false, code: 'too-large' });
  });
});

import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GENESIS, fitsRow, rowHash, sameBytes, verifyChain } from '../../server/journal/chain.ts';
import type { Unhashed } from '../../server/journal/chain.ts';
import type { Row } from '../../server/journal/contract.ts';
import { headHolds, signHead } from '../../server/journal/signatures.ts';
import { sampleRow } from './journal-acceptance.ts';

function chainOf(count: number): Row[] {
  const rows: Row[] = [];
  let prev = GENESIS;
  for (let seq = 1; seq <= count; seq++) {
    const row: Unhashed = { ...sampleRow(seq), room: 'R', site: 'PAR', seq, prev };
    const hash = rowHash(row);
    rows.push({ ...row, hash });
    prev = hash;
  }
  return rows;
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const anyRow: fc.Arbitrary<Unhashed> = fc.record({
  room: text,
  site: text,
  seq: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  kind: fc.constantFrom('board', 'record'),
  at: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  person: text,
  delegation: fc.option(text),
  payload: fc.uint8Array({ maxLength: 40 }),
  prev: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});

describe('the chain', () => {
  test('2.4.1 the hash of a row is fixed for all time', () => {
    const row: Unhashed = {
      room: '01JROOM0000000000000000001',
      site: 'PAR',
      seq: 1,
      kind: 'record',
      at: 1_795_000_000_000,
      person: '01JPERSON00000000000000001',
      delegation: 'КИЇВ',
      payload: Buffer.from('{"n":1}'),
      prev: GENESIS,
    };
    expect(Buffer.from(rowHash(row)).toString('hex')).toMatchInlineSnapshot(
      `"34f61d318f60d6211bb5806dae5739c26bb4369eb980122097e7f290387b0a7e"`,
    );
  });

  test('2.4.1 rows that differ in anything differ in their hash', () => {
    fc.assert(
      fc.property(anyRow, anyRow, (a, b) => {
        const same = JSON.stringify(flat(a)) === JSON.stringify(flat(b));
        return sameBytes(rowHash(a), rowHash(b)) === same;
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test('2.4.1 text does not slide from one field into the next', () => {
    const base = { ...chainOf(1)[0]!, room: 'AB', site: 'C', person: 'P', delegation: 'Q' };
    const hashes = [
      base,
      { ...base, room: 'A', site: 'BC' },
      { ...base, person: 'PQ', delegation: '' },
      { ...base, person: 'PQ', delegation: null },
      { ...base, delegation: null },
    ].map((row) => Buffer.from(rowHash(row)).toString('hex'));
    expect(new Set(hashes).size).toBe(5);
  });

  test('2.6 the first bad row is named: lost, doubled, swapped, changed', () => {
    const rows = chainOf(20);
    const verdict = (changed: Row[]) => {
      const result = verifyChain(changed);
      return result.ok ? null : result.seq;
    };
    expect(verdict(rows)).toBeNull();
    expect(verdict(rows.toSpliced(6, 1))).toBe(7);
    expect(verdict(rows.toSpliced(6, 0, rows[6]!))).toBe(8);
    expect(verdict(rows.toSpliced(3, 2, rows[4]!, rows[3]!))).toBe(4);
    expect(verdict(rows.toSpliced(9, 1, { ...rows[9]!, at: 1 }))).toBe(10);
    expect(verdict(rows.toSpliced(9, 1, { ...rows[9]!, prev: GENESIS }))).toBe(10);
    expect(verdict(rows.slice(1))).toBe(1);
  });

  test('2.6.1 a tail is verified from the row before it', () => {
    const rows = chainOf(20);
    const from = { seq: 12, hash: rows[11]!.hash };
    expect(verifyChain(rows.slice(12), from)).toMatchObject({ ok: true, head: { seq: 20 } });
    expect(verifyChain(rows.slice(12), { ...from, hash: GENESIS })).toMatchObject({ seq: 13 });
  });

  test('2.4.3 a head is signed for one room, site, row and hash, by one key', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const head = { seq: 3, hash: chainOf(3)[2]!.hash };
    const signature = signHead(privateKey, 'R', 'PAR', head);
    expect(headHolds(publicKey, 'R', 'PAR', head, signature)).toBe(true);
    expect(headHolds(publicKey, 'S', 'PAR', head, signature)).toBe(false);
    expect(headHolds(publicKey, 'R', 'LON', head, signature)).toBe(false);
    expect(headHolds(publicKey, 'R', 'PAR', { ...head, seq: 4 }, signature)).toBe(false);
    expect(headHolds(publicKey, 'R', 'PAR', { ...head, hash: GENESIS }, signature)).toBe(false);
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(headHolds(other, 'R', 'PAR', head, signature)).toBe(false);
    expect(headHolds(publicKey, 'R', 'PAR', head, new Uint8Array(5))).toBe(false);
  });

  test('2.13 long texts, in any script, fit the encoding', () => {
    const person = 'Ж'.repeat(256);
    const row = { ...chainOf(1)[0]!, person, payload: new Uint8Array(300_000) };
    expect(fitsRow('R', row)).toBe(true);
    expect(rowHash(row)).toHaveLength(32);
  });
});

const flat = (row: Unhashed) => ({ ...row, payload: [...row.payload], prev: [...row.prev] });

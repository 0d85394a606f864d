import { expect, test } from 'vitest';
import { parseInvite } from '../../server/operator.ts';

const NOW = Date.UTC(2026, 10, 22);
const parse = (...args: string[]) => parseInvite(args, ['PAR', 'LON'], NOW);

test('1.4 without arguments, a facilitator of every room, once, within 24 hours', () => {
  expect(parse()).toEqual({
    ok: true,
    value: {
      room: '*',
      role: 'facilitator',
      delegation: null,
      expiresAt: NOW + 24 * 3_600_000,
      uses: 1,
      createdBy: null,
    },
  });
});

test('1.4 arguments say otherwise', () => {
  const room = '01JD0000000000000000000001';
  const options = ['--room', room, '--delegation', 'LON', '--hours', '0.5', '--uses', '9'];
  expect(parse('--role', 'observer', ...options)).toMatchObject({
    value: { room, role: 'observer', delegation: 'LON', expiresAt: NOW + 1_800_000, uses: 9 },
  });
});

test.each([
  ['--role', 'king'],
  ['--room', 'kitchen'],
  ['--delegation', 'KYV'],
  ['--hours', '0'],
  ['--hours', 'many'],
  ['--uses', '0'],
  ['--uses', '1.5'],
  ['--colour', 'red'],
  ['facilitator', ''],
])('1.4 %s %s is refused in words', (...args) => {
  expect(parse(...args)).toMatchObject({
    ok: false,
    error: { code: 'BAD_VALUE', detail: expect.stringMatching(/\w+/) },
  });
});

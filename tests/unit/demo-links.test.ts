import { expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { originsOf } from '../../server/origins.ts';
import { PEOPLE } from '../../tools/demo/people.ts';

it('6.13 every link of the demo has a host from which the server takes requests', () => {
  const read = readConfig({});
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { trusted } = originsOf(read.config, 3000);
  for (const [, host] of PEOPLE) expect(trusted).toContain(`http://${host}.localhost:3000`);
});

import { expect, test } from 'vitest';
import { missingTiles } from '../../client/map/sources/missing-tiles.ts';
import type { MapProblem } from '../../shared/protocol/http/maps.ts';

function tally() {
  const reports: (MapProblem | null)[] = [];
  return { missing: missingTiles((problem) => reports.push(problem)), reports };
}

test('9.169 a map is well again when every tile that failed came, not when another one did', () => {
  const { missing, reports } = tally();
  const [here, there] = [missing.ask('4/8/5'), missing.ask('4/8/6')];
  here('refused');
  there(null);
  expect(reports).toEqual(['refused', 'refused']);
  missing.ask('4/8/5')(null);
  expect(reports.at(-1)).toBeNull();
});

test('9.169 what was asked for before all was asked for again says nothing any more', () => {
  const { missing, reports } = tally();
  const early = missing.ask('4/8/5');
  missing.forget();
  missing.ask('4/8/5')(null);
  early('refused');
  expect(reports).toEqual([null]);
});

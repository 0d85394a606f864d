/**
 * Two editors drag corners of the same and of different objects, one link is cut and mended, twice:
 *   node tests/browser/two-editors.ts [seconds = 120] [seed = 1]
 */
import { twoEditors } from './two-editors-run.ts';

const outcome = await twoEditors(Number(process.argv[2] ?? 120), Number(process.argv[3] ?? 1));
console.log(JSON.stringify(outcome));
process.exitCode = outcome.faults.length > 0 ? 1 : 0;

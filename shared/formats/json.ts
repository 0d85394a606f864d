import { UnreadableFile } from './contract.ts';
import type { Limits } from './limits.ts';

/** How deep `text` nests, at most `limit` + 1: strings are skipped, nothing is built. */
function depthOf(text: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++)
        if (text.charCodeAt(i) === 0x5c) i++;
    } else if (c === 0x5b || c === 0x7b) {
      if (++depth > deepest) deepest = depth;
      if (deepest > limit) return deepest;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return deepest;
}

/** @throws UnreadableFile `too-deep`, `not-json` with the parser's words */
export function parseJson(text: string, limits: Limits): unknown {
  if (depthOf(text, limits.depth) > limits.depth) throw new UnreadableFile('too-deep');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile('not-json', error instanceof Error ? error.message : '');
  }
}

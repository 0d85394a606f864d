/**
 * Words as they are searched for: without case, accents and apostrophes, in the three languages.
 * The server's index and a search on the device itself read text in the same way.
 */

/** Words of a query that count; more are ignored. */
const MOST_WORDS = 8;
const APOSTROPHE = /['’ʼ‘`]/g;
/** A run of letters, digits and marks, apostrophes inside included. */
const RUN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’ʼ‘`](?=\p{L}))*/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const JOINED: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ґ: 'г',
  ł: 'l',
  ø: 'o',
};

/** `Élysée` → `elysee`, `Київ` → `киів`, `зв’язок` → `звязок`. */
function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßґłø]/g, (letter) => JOINED[letter] ?? letter);
}

/** A folded word and where it stands in the text, UTF-16 units. */
export interface Word {
  readonly folded: string;
  readonly at: number;
  readonly length: number;
}

/** The words of a text. An apostrophe is part of a Ukrainian word, and ends a French article. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (CYRILLIC.test(run)) {
      yield { folded: fold(run.replace(APOSTROPHE, '')), at: index, length: run.length };
      continue;
    }
    let at = index;
    for (const part of run.split(APOSTROPHE)) {
      if (part) yield { folded: fold(part), at, length: part.length };
      at += part.length + 1;
    }
  }
}

/** Is `wanted` a word of its own, or the beginning of one? A single sign must be a whole word. */
export function isFound(folded: string, wanted: string): boolean {
  return wanted.length === 1 ? folded === wanted : folded.startsWith(wanted);
}

/** What a person typed, as beginnings of words that must all be there. */
export function queryWords(text: string): string[] {
  const words = new Set<string>();
  for (const { folded } of wordsOf(text)) if (folded) words.add(folded);
  return [...words].slice(0, MOST_WORDS);
}

/** Does `text` hold, for each of `wanted`, a word that begins so? */
export function holdsWords(text: string, wanted: readonly string[]): boolean {
  const missing = new Set(wanted);
  for (const { folded } of wordsOf(text)) {
    for (const one of missing) if (isFound(folded, one)) missing.delete(one);
    if (missing.size === 0) return true;
  }
  return missing.size === 0;
}

/** A part of a text around what was found, and where in it the found words stand. */
export interface Snippet {
  readonly text: string;
  /** [at, length] in `text`, ascending. */
  readonly marks: readonly (readonly [number, number])[];
}

const BEFORE = 60;
const SNIPPET = 240;

/** The part of `text` around the first of `wanted`, on one line. */
export function snippetOf(text: string, wanted: readonly string[]): Snippet {
  const found = [...wordsOf(text)].filter(({ folded }) =>
    wanted.some((one) => isFound(folded, one)),
  );
  const first = found[0]?.at ?? 0;
  const from = first <= BEFORE ? 0 : safeCut(text, first - BEFORE);
  const to = from + SNIPPET >= text.length ? text.length : safeCut(text, from + SNIPPET);
  const lead = from > 0 ? '… ' : '';
  const part = text.slice(from, to).replace(/\s/g, ' ');
  const marks = found
    .filter(({ at, length }) => at >= from && at + length <= to)
    .map(({ at, length }) => [at - from + lead.length, length] as const);
  return { text: lead + part + (to < text.length ? ' …' : ''), marks };
}

/** Not between the two halves of a character. */
function safeCut(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

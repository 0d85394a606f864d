import type { Link } from '../../shared/room/record/bodies-common.ts';
import { type Language, LOG_KINDS, type LogKind } from '../../shared/room/record/terms.ts';
import type { Mention } from '../../shared/room/record/bodies-log.ts';
import type { LogTemplate } from '../../shared/messages/log-templates.ts';

/** What is being called up: by which sign, with which letters, from where in the text. */
export interface Call {
  readonly sign: '@' | '#' | '/';
  readonly typed: string;
  /** Where the sign stands. */
  readonly start: number;
}

/**
 * What the person is calling up, judged by the text before the caret: `@` and `#` begin a word,
 * `/` begins a line. null: nothing, they are just writing.
 */
export function callAt(before: string): Call | null {
  const word = /(?:^|[\s(«"'])([@#])([^\s@#]{0,40})$/u.exec(before);
  if (word) {
    const typed = word[2] ?? '';
    return { sign: word[1] as '@' | '#', typed, start: before.length - typed.length - 1 };
  }
  const line = /(?:^|\n)\/([^\s/]{0,30})$/u.exec(before);
  if (!line) return null;
  const typed = line[1] ?? '';
  return { sign: '/', typed, start: before.length - typed.length - 1 };
}

/** What picking a suggestion does. */
export type Pick =
  | { readonly does: 'mention'; readonly name: string; readonly of: Mention }
  | { readonly does: 'link'; readonly name: string; readonly link: Link }
  | { readonly does: 'template'; readonly template: LogTemplate }
  | { readonly does: 'kind'; readonly kind: LogKind };

export interface Suggestion {
  /** Unique in its list. */
  readonly key: string;
  readonly label: string;
  /** Said behind it: what sort of thing it is. */
  readonly detail: string;
  readonly pick: Pick;
}

/** Most suggestions at once: what an eye takes in. */
export const MOST = 8;

/** Lower case without accents, so that `e` finds `é`; Cyrillic й and ї stay what they are. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u0305\u0309-\u036f]/g, '')
    .normalize('NFC')
    .toLocaleLowerCase();
}

/** Those that match what was typed: first where a word begins with it, then where it is inside. */
export function matching(
  suggestions: Iterable<Suggestion>,
  typed: string,
  words: (suggestion: Suggestion) => string = ({ label }) => label,
): Suggestion[] {
  const wanted = folded(typed);
  const begins: Suggestion[] = [];
  const inside: Suggestion[] = [];
  for (const suggestion of suggestions) {
    const text = ` ${folded(words(suggestion))}`;
    const at = text.indexOf(wanted);
    if (at < 0) continue;
    if (/[\s\-/«(]/.test(text[text.indexOf(wanted) - 1] ?? ' ') || wanted === '')
      begins.push(suggestion);
    else inside.push(suggestion);
    if (begins.length === MOST) break;
  }
  return [...begins, ...inside].slice(0, MOST);
}

/** The text with a suggestion in place of what was typed, and where the caret goes. */
export function replaced(
  text: string,
  { start, typed }: Call,
  words: string,
): { text: string; caret: number } {
  const rest = text.slice(start + 1 + typed.length);
  const gap = words === '' || /^\s/.test(rest) ? '' : ' ';
  const caret = start + words.length + (gap === '' && words !== '' ? 1 : gap.length);
  return { text: `${text.slice(0, start)}${words}${gap}${rest}`, caret };
}

/** Kinds can be called up as templates are, by their name. */
export function kindSuggestions(name: (kind: LogKind) => string, detail: string): Suggestion[] {
  return LOG_KINDS.map((kind) => ({
    key: `kind-${kind}`,
    label: name(kind),
    detail,
    pick: { does: 'kind', kind },
  }));
}

export function templateSuggestions(
  templates: readonly LogTemplate[],
  language: Language,
  detail: string,
): Suggestion[] {
  return templates.map((template) => ({
    key: `template-${template.id}`,
    label: template.name[language],
    detail,
    pick: { does: 'template', template },
  }));
}

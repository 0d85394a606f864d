import type { Language } from '../room/record/terms.ts';
import { shownText } from '../room/shown-text.ts';

/** A word or sentence in the three languages; `{name}` stands for a parameter. */
export interface Text {
  readonly en: string;
  readonly fr: string;
  readonly uk: string;
}

/** A sentence whose form follows `{count}` by the plural rules of each language. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export interface Plural {
  readonly en: PluralForms;
  readonly fr: PluralForms;
  readonly uk: PluralForms;
}
export type Message = Text | Plural;
export type Params = Readonly<Record<string, string | number>>;

const rules = new Map<Language, Intl.PluralRules>();
function pluralForm(language: Language, forms: PluralForms, count: number): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
  return forms[rule.select(count)] ?? forms.other;
}

/** Where a line must not break: before French signs and inside their quotes, before a dash. */
const BOUND: Readonly<Record<Language, RegExp | null>> = {
  en: null,
  fr: / (?=[:;!?»])|(?<=«) /g,
  uk: / (?=—)/g,
};
const bound = new Map<string, string>();

/** `pattern` as typographers set it; written with plain spaces, which are seen when one edits. */
function typeset(language: Language, pattern: string): string {
  const signs = BOUND[language];
  if (signs === null) return pattern;
  const key = language + pattern;
  let set = bound.get(key);
  if (set === undefined) bound.set(key, (set = pattern.replace(signs, '\u00a0')));
  return set;
}

/**
 * The words of `message` in `language`, parameters filled in; those that people wrote as they are shown.
 */
export function translate(message: Message, language: Language, params: Params = {}): string {
  const chosen = message[language];
  const pattern =
    typeof chosen === 'string' ? chosen : pluralForm(language, chosen, Number(params['count']));
  return typeset(language, pattern).replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? shownText(String(params[name])) : whole,
  );
}

import type { Language } from '../room/record/bodies-common.ts';

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

/** The words of `message` in `language`, parameters filled in. */
export function translate(message: Message, language: Language, params: Params = {}): string {
  const chosen = message[language];
  const pattern =
    typeof chosen === 'string' ? chosen : pluralForm(language, chosen, Number(params['count']));
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}

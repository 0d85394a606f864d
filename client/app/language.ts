import { LANGUAGES, type Language } from '../../shared/room/record/terms.ts';

const KEY = 'accord.language';

/** How each language calls itself on its button. */
export const LANGUAGE_NAMES: Record<Language, { short: string; full: string }> = {
  fr: { short: 'FR', full: 'Français' },
  en: { short: 'EN', full: 'English' },
  uk: { short: 'УК', full: 'Українська' },
};

/** The language chosen on this device, else the browser's first that we have, else English. */
export function preferredLanguage(
  storage: Pick<Storage, 'getItem'>,
  wanted: readonly string[],
): Language {
  const known = (tag: string | null): Language | undefined =>
    LANGUAGES.find((language) => tag?.toLowerCase().split('-')[0] === language);
  const stored = known(storage.getItem(KEY));
  if (stored) return stored;
  return wanted.map(known).find((language) => language !== undefined) ?? 'en';
}

/** Keep the choice for the next visit, if this device lets us. */
export function rememberLanguage(storage: Pick<Storage, 'setItem'>, language: Language): void {
  try {
    storage.setItem(KEY, language);
  } catch {
    // Storage blocked or full: the choice holds until the page is left.
  }
}

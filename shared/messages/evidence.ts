import type { Plural, Text } from './translate.ts';

/** What stands beside the words of an entry: whence, when, by whom, how far checked, with what. */
export const evidenceMessages = {
  ownObservation: {
    en: 'Own observation',
    fr: 'Constat direct',
    uk: 'Власне спостереження',
  },
  importedFrom: {
    en: 'Imported from {file}',
    fr: 'Importé de {file}',
    uk: 'Імпортовано з {file}',
  },
} as const satisfies Record<string, Text | Plural>;

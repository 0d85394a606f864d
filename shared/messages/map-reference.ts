import type { Plural, Text } from './translate.ts';

/** Words of read-only objects that the operator lays under the marks. */
export const referenceMessages = {
  readOnly: {
    en: 'Reference, read-only',
    fr: 'Référence, en lecture seule',
    uk: 'Довідковий, лише читання',
  },
  copy: {
    en: 'Copy as a mark',
    fr: 'Copier comme repère',
    uk: 'Скопіювати як позначку',
  },
} as const satisfies Record<string, Text>;

export const objectCount: Plural = {
  en: { one: '{count} object', other: '{count} objects' },
  fr: { one: '{count} objet', other: '{count} objets' },
  uk: {
    one: '{count} об’єкт',
    few: '{count} об’єкти',
    many: '{count} об’єктів',
    other: '{count} об’єкта',
  },
};

/** Objects of a file that break its format. */
export const leftOutCount: Plural = {
  en: { one: '{count} could not be read', other: '{count} could not be read' },
  fr: { one: '{count} illisible', other: '{count} illisibles' },
  uk: {
    one: '{count} не вдалося прочитати',
    few: '{count} не вдалося прочитати',
    many: '{count} не вдалося прочитати',
    other: '{count} не вдалося прочитати',
  },
};

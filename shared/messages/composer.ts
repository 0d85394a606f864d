import type { Plural, Text } from './translate.ts';

/** The composer's own words: keys, suggestions, what is missing. */
export const composerMessages = {
  zone: { en: 'Zulu or local time', fr: 'Heure Zulu ou locale', uk: 'Час Zulu або місцевий' },
  zulu: { en: 'Z', fr: 'Z', uk: 'Z' },
  local: { en: 'local', fr: 'locale', uk: 'місц.' },
  timeWrong: {
    en: 'Write the time as 14:32, or -20 for 20 minutes ago.',
    fr: 'Écrivez l’heure ainsi : 14:32, ou -20 pour il y a 20 minutes.',
    uk: 'Час пишіть так: 14:32, або -20, якщо 20 хвилин тому.',
  },
  more: {
    en: 'On behalf of, direct speech',
    fr: 'Pour le compte de, style direct',
    uk: 'Від імені, пряма мова',
  },
  suggestions: { en: 'Suggestions', fr: 'Propositions', uk: 'Пропозиції' },
  suggested: {
    en: { one: '{count} suggestion', other: '{count} suggestions' },
    fr: { one: '{count} proposition', other: '{count} propositions' },
    uk: {
      one: '{count} пропозиція',
      few: '{count} пропозиції',
      many: '{count} пропозицій',
      other: '{count} пропозиції',
    },
  },
  person: { en: 'person', fr: 'personne', uk: 'особа' },
  delegation: { en: 'delegation', fr: 'délégation', uk: 'делегація' },
  mark: { en: 'mark', fr: 'repère', uk: 'позначка' },
  decision: { en: 'decision', fr: 'décision', uk: 'рішення' },
  entry: { en: 'entry', fr: 'inscription', uk: 'запис' },
  task: { en: 'task', fr: 'tâche', uk: 'завдання' },
  template: { en: 'template', fr: 'modèle', uk: 'шаблон' },
  kind: { en: 'kind', fr: 'nature', uk: 'вид' },
  blanksLeft: {
    en: {
      one: '{count} blank is left. Fill it, or press Enter again to record “not known”.',
      other: '{count} blanks are left. Fill them, or press Enter again to record “not known”.',
    },
    fr: {
      one: '{count} champ reste vide. Remplissez-le, ou Entrée encore pour inscrire « inconnu ».',
      other:
        '{count} champs restent vides. Remplissez-les, ou Entrée encore pour inscrire « inconnu ».',
    },
    uk: {
      one: 'Лишилося {count} порожнє поле. Заповніть його або ще раз Enter: буде «невідомо».',
      few: 'Лишилося {count} порожні поля. Заповніть їх або ще раз Enter: буде «невідомо».',
      many: 'Лишилося {count} порожніх полів. Заповніть їх або ще раз Enter: буде «невідомо».',
      other: 'Лишилося {count} порожнього поля. Заповніть або ще раз Enter: буде «невідомо».',
    },
  },
  notKnown: { en: 'not known', fr: 'inconnu', uk: 'невідомо' },
  draftNotKept: {
    en: 'This device keeps no draft: what stands here is lost if the page is closed.',
    fr: 'Cet appareil ne garde pas de brouillon : ce texte sera perdu si la page est fermée.',
    uk: 'Цей пристрій не зберігає чернеток: текст зникне, якщо закрити сторінку.',
  },
  hintCite: { en: 'mention', fr: 'citer', uk: 'згадати' },
  hintLink: { en: 'link', fr: 'lier', uk: 'пов’язати' },
  hintTemplate: { en: 'template', fr: 'modèle', uk: 'шаблон' },
  hintKind: { en: 'kind', fr: 'nature', uk: 'вид' },
  keyCite: {
    en: 'Mention a person or a delegation',
    fr: 'Citer une personne ou une délégation',
    uk: 'Згадати особу або делегацію',
  },
  keyLink: {
    en: 'Link a mark, a decision, an entry',
    fr: 'Lier un repère, une décision, une inscription',
    uk: 'Пов’язати позначку, рішення, запис',
  },
  keyTemplate: {
    en: 'Template; Tab goes to the next blank',
    fr: 'Modèle ; Tab va au champ suivant',
    uk: 'Шаблон; Tab — наступне поле',
  },
  keyKind: { en: 'Kind of entry', fr: 'Nature de l’inscription', uk: 'Вид запису' },
  keyStatus: {
    en: 'Status; 0 takes it away',
    fr: 'Statut ; 0 l’enlève',
    uk: 'Статус; 0 — прибрати',
  },
  keySource: { en: 'Source', fr: 'Source', uk: 'Джерело' },
  keyTime: { en: 'Time of the event', fr: 'Heure du fait', uk: 'Час події' },
  keyBehalf: { en: 'On behalf of', fr: 'Pour le compte de', uk: 'Від імені' },
  keySpeech: { en: 'Direct speech', fr: 'Style direct', uk: 'Пряма мова' },
  keyAttach: { en: 'Attach files', fr: 'Joindre des fichiers', uk: 'Долучити файли' },
  typingTwo: {
    en: '{first} and {second} are writing',
    fr: '{first} et {second} écrivent',
    uk: '{first} і {second} пишуть',
  },
  typingMore: {
    en: {
      one: '{first}, {second} and {count} other are writing',
      other: '{first}, {second} and {count} others are writing',
    },
    fr: {
      one: '{first}, {second} et {count} autre écrivent',
      other: '{first}, {second} et {count} autres écrivent',
    },
    uk: {
      one: '{first}, {second} і ще {count} особа пишуть',
      few: '{first}, {second} і ще {count} особи пишуть',
      many: '{first}, {second} і ще {count} осіб пишуть',
      other: '{first}, {second} і ще {count} особи пишуть',
    },
  },
} as const satisfies Record<string, Text | Plural>;

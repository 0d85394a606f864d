import type { Plural, Text } from './translate.ts';

/** Words of links of a mark, of the table of marks, and of drawing with a finger. */
export const mapLinkMessages = {
  links: { en: 'Links', fr: 'Liens', uk: 'Посилання' },
  outgoing: { en: 'Links to', fr: 'Renvoie à', uk: 'Посилається на' },
  incoming: { en: 'Linked from', fr: 'Cité par', uk: 'На неї посилаються' },
  onMap: { en: 'Marks on the map', fr: 'Repères sur la carte', uk: 'Позначки на мапі' },
  inNote: { en: 'named in the note', fr: 'cité dans la note', uk: 'згадано в примітці' },
  entry: { en: 'Log', fr: 'Main courante', uk: 'Журнал' },
  decision: { en: 'Decision', fr: 'Décision', uk: 'Рішення' },
  task: { en: 'Task', fr: 'Tâche', uk: 'Завдання' },
  feature: { en: 'Mark', fr: 'Repère', uk: 'Позначка' },
  gone: { en: 'not here', fr: 'introuvable ici', uk: 'тут немає' },
  add: { en: 'Add a link', fr: 'Ajouter un lien', uk: 'Додати посилання' },
  addHint: {
    en: 'Number, words or title',
    fr: 'Numéro, mots ou titre',
    uk: 'Номер, слова або назва',
  },
  suggestions: { en: 'What it may link to', fr: 'Liens possibles', uk: 'Можливі посилання' },
  nothing: { en: 'Nothing found', fr: 'Aucun résultat', uk: 'Нічого не знайдено' },
  full: {
    en: '32 links at most',
    fr: '32 liens au plus',
    uk: 'Щонайбільше 32 посилання',
  },
  remove: {
    en: 'Remove the link to {name}',
    fr: 'Retirer le lien vers {name}',
    uk: 'Прибрати посилання на {name}',
  },

  table: { en: 'Table', fr: 'Tableau', uk: 'Таблиця' },
  tableOf: { en: 'Table of marks', fr: 'Tableau des repères', uk: 'Таблиця позначок' },
  filter: { en: 'Filter', fr: 'Filtrer', uk: 'Фільтр' },
  filterHint: {
    en: 'Code, name, kind, place, layer',
    fr: 'Code, nom, type, lieu, calque',
    uk: 'Код, назва, тип, місце, шар',
  },
  noneSuch: {
    en: 'No mark is like that.',
    fr: 'Aucun repère de ce genre.',
    uk: 'Таких позначок немає.',
  },
  code: { en: 'Code', fr: 'Code', uk: 'Код' },
  kind: { en: 'Kind', fr: 'Type', uk: 'Тип' },
  name: { en: 'Name', fr: 'Nom', uk: 'Назва' },
  place: { en: 'Place', fr: 'Lieu', uk: 'Місце' },
  layer: { en: 'Layer', fr: 'Calque', uk: 'Шар' },
  placed: { en: 'Placed', fr: 'Placé', uk: 'Розміщено' },
  state: { en: 'State', fr: 'État', uk: 'Стан' },
  standing: { en: 'Standing', fr: 'En place', uk: 'На мапі' },
  action: { en: 'Action', fr: 'Action', uk: 'Дія' },
  go: { en: 'Go there', fr: 'Y aller', uk: 'Перейти' },
  goTo: { en: 'Go to {name}', fr: 'Aller à {name}', uk: 'Перейти до {name}' },
  page: {
    en: 'Page {page} of {pages}',
    fr: 'Page {page} sur {pages}',
    uk: 'Сторінка {page} з {pages}',
  },
  earlier: { en: 'Previous page', fr: 'Page précédente', uk: 'Попередня сторінка' },
  later: { en: 'Next page', fr: 'Page suivante', uk: 'Наступна сторінка' },

  hands: { en: 'Draw at the crosshair', fr: 'Tracer au réticule', uk: 'Малювати в перехресті' },
  placeHere: { en: 'Place here', fr: 'Placer ici', uk: 'Поставити тут' },
  addCorner: { en: 'Add corner', fr: 'Ajouter un point', uk: 'Додати точку' },
  centreHere: { en: 'Centre, edge', fr: 'Centre, bord', uk: 'Центр, край' },
  cornerHere: { en: 'Corner here', fr: 'Coin ici', uk: 'Кут тут' },
  finish: { en: 'Finish', fr: 'Terminer', uk: 'Завершити' },
  takeBack: { en: 'Take back', fr: 'Ôter le dernier', uk: 'Прибрати останню' },
} as const satisfies Record<string, Text>;

export const foundCount: Plural = {
  en: { one: '{count} mark found', other: '{count} marks found' },
  fr: { one: '{count} repère trouvé', other: '{count} repères trouvés' },
  uk: {
    one: 'Знайдено {count} позначку',
    few: 'Знайдено {count} позначки',
    many: 'Знайдено {count} позначок',
    other: 'Знайдено {count} позначки',
  },
};

import type { Text } from './translate.ts';

/** Every word of the symbol picker. Names of symbols come from the catalogue. */
export const symbolMessages = {
  title: { en: 'Military symbol', fr: 'Symbole militaire', uk: 'Військовий знак' },
  tool: { en: 'Place a symbol', fr: 'Placer un symbole', uk: 'Поставити знак' },
  change: { en: 'Change the symbol', fr: 'Changer le symbole', uk: 'Змінити знак' },
  search: {
    en: 'Search: infantry, hospital, phase line …',
    fr: 'Chercher : infanterie, hôpital, ligne de phase…',
    uk: 'Пошук: піхота, лікарня, рубіж…',
  },
  found: { en: 'Symbols', fr: 'Symboles', uk: 'Знаки' },
  none: {
    en: 'No symbol of that name. Try another word, or enter a code below.',
    fr: 'Aucun symbole de ce nom. Essayez un autre mot ou saisissez un code ci-dessous.',
    uk: 'Знака з такою назвою немає. Спробуйте інше слово або введіть код нижче.',
  },
  missing: {
    en: 'The symbols could not be fetched. Try again once the link is back.',
    fr: 'Les symboles n’ont pas pu être chargés. Réessayez quand la liaison sera rétablie.',
    uk: 'Не вдалося завантажити знаки. Спробуйте, коли відновиться зв’язок.',
  },
  point: { en: 'Symbol', fr: 'Symbole', uk: 'Знак' },
  line: { en: 'Line', fr: 'Ligne', uk: 'Лінія' },
  area: { en: 'Area', fr: 'Zone', uk: 'Район' },
  affiliation: { en: 'Affiliation', fr: 'Appartenance', uk: 'Належність' },
  echelon: { en: 'Echelon', fr: 'Échelon', uk: 'Рівень' },
  headquarters: { en: 'Headquarters', fr: 'Poste de commandement', uk: 'Штаб' },
  taskForce: { en: 'Task force', fr: 'Groupement de circonstance', uk: 'Тактична група' },
  planned: { en: 'Planned or suspected', fr: 'Prévu ou supposé', uk: 'Запланований або ймовірний' },
  feint: { en: 'Feint or dummy', fr: 'Leurre', uk: 'Хибний' },
  designation: { en: 'Designation', fr: 'Désignation', uk: 'Найменування' },
  higher: { en: 'Higher formation', fr: 'Formation supérieure', uk: 'Старше з’єднання' },
  information: {
    en: 'Additional information',
    fr: 'Renseignement complémentaire',
    uk: 'Додаткові відомості',
  },
  time: { en: 'Date-time group', fr: 'Groupe date-heure', uk: 'Група дати-часу' },
  direction: {
    en: 'Direction of movement, degrees',
    fr: 'Direction du mouvement, degrés',
    uk: 'Напрямок руху, градуси',
  },
  code: { en: 'Symbol code', fr: 'Code du symbole', uk: 'Код знака' },
  codeHint: {
    en: '20 or 30 digits (APP-6D), or 15 letters (APP-6B)',
    fr: '20 ou 30 chiffres (APP-6D), ou 15 lettres (APP-6B)',
    uk: '20 або 30 цифр (APP-6D) чи 15 літер (APP-6B)',
  },
  badCode: {
    en: 'No symbol has this code.',
    fr: 'Aucun symbole n’a ce code.',
    uk: 'Знака з таким кодом немає.',
  },
  place: { en: 'Place it', fr: 'Placer', uk: 'Поставити' },
  draw: { en: 'Draw it', fr: 'Tracer', uk: 'Накреслити' },
  keep: { en: 'Change', fr: 'Changer', uk: 'Змінити' },
} as const satisfies Record<string, Text>;

export const affiliationMessages = {
  friend: { en: 'Friend', fr: 'Ami', uk: 'Свої' },
  hostile: { en: 'Hostile', fr: 'Hostile', uk: 'Противник' },
  neutral: { en: 'Neutral', fr: 'Neutre', uk: 'Нейтральні' },
  unknown: { en: 'Unknown', fr: 'Inconnu', uk: 'Невідомо' },
  assumed: { en: 'Assumed friend', fr: 'Présumé ami', uk: 'Імовірно свої' },
  suspect: { en: 'Suspect', fr: 'Suspect', uk: 'Імовірно противник' },
} as const satisfies Record<string, Text>;

export const echelonMessages = {
  none: { en: 'none', fr: 'aucun', uk: 'немає' },
  team: { en: 'Team', fr: 'Équipe', uk: 'Екіпаж, розрахунок' },
  squad: { en: 'Squad', fr: 'Groupe', uk: 'Відділення' },
  section: { en: 'Section', fr: 'Section réduite', uk: 'Секція' },
  platoon: { en: 'Platoon', fr: 'Section', uk: 'Взвод' },
  company: { en: 'Company', fr: 'Compagnie', uk: 'Рота' },
  battalion: { en: 'Battalion', fr: 'Bataillon', uk: 'Батальйон' },
  regiment: { en: 'Regiment', fr: 'Régiment', uk: 'Полк' },
  brigade: { en: 'Brigade', fr: 'Brigade', uk: 'Бригада' },
  division: { en: 'Division', fr: 'Division', uk: 'Дивізія' },
  corps: { en: 'Corps', fr: 'Corps d’armée', uk: 'Корпус' },
  army: { en: 'Army', fr: 'Armée', uk: 'Армія' },
} as const satisfies Record<string, Text>;

import type { Plural, Text } from './translate.ts';

/** The page for whoever takes over: what changed, what is open, and who has the watch. */
export const handoverMessages = {
  title: { en: 'Shift handover', fr: 'Relève', uk: 'Передавання чергування' },
  since: { en: 'What changed since', fr: 'Point de départ', uk: 'Точка відліку' },
  sinceThen: {
    en: 'What changed since {since}',
    fr: 'Point de départ : {since}',
    uk: 'Точка відліку: {since}',
  },
  sinceLeft: { en: 'you left, {time}', fr: 'votre départ, {time}', uk: 'ваш вихід, {time}' },
  sinceWatch: {
    en: 'your last watch, {time}',
    fr: 'votre dernière permanence, {time}',
    uk: 'ваше останнє чергування, {time}',
  },
  sinceHours: {
    en: { one: '{count} hour ago, {time}', other: '{count} hours ago, {time}' },
    fr: { one: 'il y a {count} heure, {time}', other: 'il y a {count} heures, {time}' },
    uk: {
      one: '{count} годину тому, {time}',
      few: '{count} години тому, {time}',
      many: '{count} годин тому, {time}',
      other: '{count} години тому, {time}',
    },
  },
  sinceOpening: {
    en: 'the opening of the room, {time}',
    fr: 'l’ouverture de la salle, {time}',
    uk: 'відкриття кімнати, {time}',
  },
  lines: {
    en: { one: '{count} new entry', other: '{count} new entries' },
    fr: { one: '{count} nouvelle inscription', other: '{count} nouvelles inscriptions' },
    uk: {
      one: '{count} новий запис',
      few: '{count} нові записи',
      many: '{count} нових записів',
      other: '{count} нового запису',
    },
  },
  alerts: {
    en: 'Alerts without your acknowledgement',
    fr: 'Alertes sans votre accusé de réception',
    uk: 'Сповіщення без вашого підтвердження',
  },
  keyEvents: { en: 'New key events', fr: 'Nouveaux événements clés', uk: 'Нові ключові події' },
  decisions: {
    en: 'Decisions waiting for your delegation',
    fr: 'Décisions en attente de votre délégation',
    uk: 'Рішення, що очікують на вашу делегацію',
  },
  decisionsAll: {
    en: 'Decisions proposed',
    fr: 'Décisions proposées',
    uk: 'Запропоновані рішення',
  },
  decided: { en: 'Decided since', fr: 'Décidé depuis', uk: 'Вирішено за цей час' },
  requests: { en: 'Open requests', fr: 'Demandes en cours', uk: 'Відкриті запити' },
  asked: {
    en: 'Entries to acknowledge',
    fr: 'Inscriptions dont accuser réception',
    uk: 'Записи, що потребують підтвердження',
  },
  overdue: { en: 'Overdue items', fr: 'Points en retard', uk: 'Прострочені пункти' },
  blocked: { en: 'Blocked items', fr: 'Points bloqués', uk: 'Заблоковані пункти' },
  nothing: {
    en: 'Nothing is open and nothing of note has changed.',
    fr: 'Rien n’est en cours et rien de notable n’a changé.',
    uk: 'Відкритих справ немає, нічого важливого не змінилося.',
  },
  isNew: { en: 'new', fr: 'nouveau', uk: 'нове' },
  show: { en: 'Show: {title}', fr: 'Afficher : {title}', uk: 'Показати: {title}' },
  copy: { en: 'Copy as text', fr: 'Copier en texte', uk: 'Копіювати як текст' },
  copied: { en: 'Copied', fr: 'Copié', uk: 'Скопійовано' },
  print: { en: 'Print', fr: 'Imprimer', uk: 'Друкувати' },
  watch: { en: 'The watch of {place}', fr: 'La permanence de {place}', uk: 'Чергування: {place}' },
  watchOfOthers: { en: 'The watch', fr: 'La permanence', uk: 'Чергування' },
  nobody: {
    en: 'Nobody has the watch.',
    fr: 'Personne n’assure la permanence.',
    uk: 'Ніхто не чергує.',
  },
  holds: {
    en: '{name} has had the watch since {time}.',
    fr: '{name} assure la permanence depuis {time}.',
    uk: 'Чергує {name}, з {time}.',
  },
  handedTo: {
    en: 'Handed over to {name} at {time}, not taken yet.',
    fr: 'Transmise à {name} à {time}, pas encore prise.',
    uk: 'Передано: {name}, {time}; ще не прийнято.',
  },
  open: { en: 'Open the watch', fr: 'Ouvrir la permanence', uk: 'Відкрити чергування' },
  take: { en: 'I take the watch', fr: 'Je prends la permanence', uk: 'Приймаю чергування' },
  takeHint: {
    en: 'I have read the above. It is recorded under my name.',
    fr: 'J’ai lu ce qui précède. C’est inscrit à mon nom.',
    uk: 'Наведене вище прочитано. Це записується на моє ім’я.',
  },
  handOver: {
    en: 'Hand over the watch',
    fr: 'Transmettre la permanence',
    uk: 'Передати чергування',
  },
  to: { en: 'To', fr: 'À', uk: 'Кому' },
  toOther: {
    en: 'Somebody else, by name',
    fr: 'Une autre personne, par son nom',
    uk: 'Інша особа, за іменем',
  },
  name: { en: 'Name', fr: 'Nom', uk: 'Ім’я' },
  note: {
    en: 'What the next one must know',
    fr: 'Consignes pour la suite',
    uk: 'Що має знати наступник',
  },
  closeWatch: { en: 'Close the watch', fr: 'Clore la permanence', uk: 'Закрити чергування' },
  refused: { en: 'Not recorded.', fr: 'Non enregistré.', uk: 'Не записано.' },
  key: { en: 'Shift handover', fr: 'Relève', uk: 'Передавання чергування' },
} as const satisfies Record<string, Text | Plural>;

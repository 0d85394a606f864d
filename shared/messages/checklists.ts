import type { Plural, Text } from './translate.ts';

/** Acts on checklists, plans and overdue alerts, as the log tells them after a person's name. */
export const taskActMessages = {
  open: { en: 'reopened: {title}', fr: 'a rouvert : {title}', uk: 'знову відкриває: {title}' },
  done: { en: 'completed: {title}', fr: 'a terminé : {title}', uk: 'позначає виконаним: {title}' },
  blocked: {
    en: 'marked as blocked: {title}',
    fr: 'a signalé comme bloqué : {title}',
    uk: 'позначає заблокованим: {title}',
  },
  notApplicable: {
    en: 'marked as not applicable: {title}',
    fr: 'a déclaré sans objet : {title}',
    uk: 'позначає незастосовним: {title}',
  },
  acknowledged: {
    en: 'took note of: {title}',
    fr: 'a pris connaissance de : {title}',
    uk: 'бере до відома: {title}',
  },
  overdue: {
    en: 'overdue since {time}Z: {title}',
    fr: 'en retard depuis {time}Z : {title}',
    uk: 'прострочено з {time}Z: {title}',
  },
  overdueOf: {
    en: 'overdue since {time}Z: {title} ({owner})',
    fr: 'en retard depuis {time}Z : {title} ({owner})',
    uk: 'прострочено з {time}Z: {title} ({owner})',
  },
  frozen: {
    en: 'froze a version of the plan: {title}',
    fr: 'a arrêté une version du plan : {title}',
    uk: 'фіксує версію плану: {title}',
  },
  validated: {
    en: 'validated the plan: {title}',
    fr: 'a validé le plan : {title}',
    uk: 'затверджує план: {title}',
  },
  escalated: {
    en: 'not acknowledged in time, passed to the facilitator: {title}. Missing: {codes}',
    fr: 'sans accusé de réception à temps, transmise à l’animateur : {title}. Manquent : {codes}',
    uk: 'не підтверджено вчасно, передано модератору: {title}. Немає: {codes}',
  },
  alertTime: {
    en: {
      one: 'alerts pass to the facilitator after {count} minute',
      other: 'alerts pass to the facilitator after {count} minutes',
    },
    fr: {
      one: 'alertes transmises à l’animateur après {count} minute',
      other: 'alertes transmises à l’animateur après {count} minutes',
    },
    uk: {
      one: 'сповіщення передають модератору через {count} хвилину',
      few: 'сповіщення передають модератору через {count} хвилини',
      many: 'сповіщення передають модератору через {count} хвилин',
      other: 'сповіщення передають модератору через {count} хвилини',
    },
  },
} as const satisfies Record<string, Text | Plural>;

const uk4 = (
  one: string,
  few: string,
  many: string,
): Record<'one' | 'few' | 'many' | 'other', string> => ({ one, few, many, other: few });

/** Checklists and plans on screen. */
export const checklistMessages = {
  title: { en: 'Checklists', fr: 'Listes de contrôle', uk: 'Контрольні переліки' },
  doneOf: { en: '{done} of {count}', fr: '{done} sur {count}', uk: '{done} з {count}' },
  overdueCount: {
    en: { one: '{count} overdue', other: '{count} overdue' },
    fr: { one: '{count} en retard', other: '{count} en retard' },
    uk: uk4('{count} прострочено', '{count} прострочено', '{count} прострочено'),
  },
  blockedCount: {
    en: { one: '{count} blocked', other: '{count} blocked' },
    fr: { one: '{count} bloqué', other: '{count} bloqués' },
    uk: uk4('{count} заблоковано', '{count} заблоковано', '{count} заблоковано'),
  },
  plan: { en: 'Plan', fr: 'Plan', uk: 'План' },
  newPlan: { en: 'New plan', fr: 'Nouveau plan', uk: 'Новий план' },
  newPlanHint: {
    en: 'From a template, or empty. Everybody sees it at once and can change it.',
    fr: 'À partir d’un modèle, ou vide. Chacun le voit aussitôt et peut le modifier.',
    uk: 'За шаблоном або порожній. Його одразу бачать усі й можуть змінювати.',
  },
  template: { en: 'Template', fr: 'Modèle', uk: 'Шаблон' },
  emptyPlan: { en: 'Empty plan', fr: 'Plan vide', uk: 'Порожній план' },
  emptyPlanHint: {
    en: 'Begin with nothing, add items yourself',
    fr: 'Partir de rien et ajouter les points soi-même',
    uk: 'Почати з нуля й додавати пункти самостійно',
  },
  items: {
    en: { one: '{count} item', other: '{count} items' },
    fr: { one: '{count} point', other: '{count} points' },
    uk: uk4('{count} пункт', '{count} пункти', '{count} пунктів'),
  },
  failedTemplate: {
    en: 'Left out, the operator can mend it:',
    fr: 'Écarté, l’exploitant peut le corriger :',
    uk: 'Пропущено, адміністратор може виправити:',
  },
  templatesUnreachable: {
    en: 'The templates could not be fetched. An empty plan is possible.',
    fr: 'Les modèles n’ont pas pu être chargés. Un plan vide reste possible.',
    uk: 'Шаблони не вдалося отримати. Порожній план створити можна.',
  },
  startsAt: { en: 'Starts at, Zulu', fr: 'Début, heure Zulu', uk: 'Початок, за Zulu' },
  startsHint: {
    en: 'Due times count from here',
    fr: 'Les échéances se comptent à partir de là',
    uk: 'Строки відлічують звідси',
  },
  startWrong: {
    en: 'Write the start as 17:00 or 2026-11-23 17:00.',
    fr: 'Écrivez le début ainsi : 17:00 ou 2026-11-23 17:00.',
    uk: 'Початок пишіть так: 17:00 або 2026-11-23 17:00.',
  },
  makePlan: { en: 'Make the plan', fr: 'Créer le plan', uk: 'Створити план' },
  titleField: { en: 'Title', fr: 'Intitulé', uk: 'Назва' },
  purpose: { en: 'Purpose', fr: 'But', uk: 'Мета' },
  validator: { en: 'Validated by', fr: 'Validé par', uk: 'Затверджує' },
  loose: { en: 'Other tasks', fr: 'Autres tâches', uk: 'Інші завдання' },
  item: { en: 'Item', fr: 'Point', uk: 'Пункт' },
  addItem: { en: 'Add an item', fr: 'Ajouter un point', uk: 'Додати пункт' },
  add: { en: 'Add', fr: 'Ajouter', uk: 'Додати' },
  untitled: { en: 'Untitled', fr: 'Sans titre', uk: 'Без назви' },
  section: { en: 'Heading', fr: 'Rubrique', uk: 'Розділ' },
  owner: { en: 'Led by', fr: 'Suivi par', uk: 'Відповідає' },
  dueField: { en: 'Due, Zulu', fr: 'Échéance, heure Zulu', uk: 'Строк, за Zulu' },
  dueWrong: {
    en: 'Write the due time as 17:00 or 2026-11-23 17:00.',
    fr: 'Écrivez l’échéance ainsi : 17:00 ou 2026-11-23 17:00.',
    uk: 'Строк пишіть так: 17:00 або 2026-11-23 17:00.',
  },
  after: { en: 'Comes after', fr: 'Vient après', uk: 'Після' },
  addAfter: {
    en: 'Add an item it waits for',
    fr: 'Ajouter un point attendu',
    uk: 'Додати попередній пункт',
  },
  removeAfter: {
    en: 'No longer after: {title}',
    fr: 'Ne plus attendre : {title}',
    uk: 'Більше не після: {title}',
  },
  links: { en: 'Comes from', fr: 'Issu de', uk: 'Походить із' },
  state: { en: 'State', fr: 'État', uk: 'Стан' },
  open: { en: 'Open', fr: 'À faire', uk: 'До виконання' },
  done: { en: 'Done', fr: 'Fait', uk: 'Виконано' },
  blocked: { en: 'Blocked', fr: 'Bloqué', uk: 'Заблоковано' },
  'not-applicable': { en: 'Not applicable', fr: 'Sans objet', uk: 'Не застосовується' },
  reason: { en: 'Reason', fr: 'Motif', uk: 'Причина' },
  reasonWanted: {
    en: 'Say why: it goes on record.',
    fr: 'Indiquez le motif : il est inscrit au registre.',
    uk: 'Вкажіть причину: її буде записано.',
  },
  record: { en: 'Record', fr: 'Inscrire', uk: 'Записати' },
  tick: { en: 'Done: {title}', fr: 'Fait : {title}', uk: 'Виконано: {title}' },
  waitsFor: { en: 'after {titles}', fr: 'après {titles}', uk: 'після: {titles}' },
  outOfOrder: {
    en: 'done before {titles}',
    fr: 'fait avant {titles}',
    uk: 'виконано раніше, ніж: {titles}',
  },
  due: { en: '{time}Z', fr: '{time}Z', uk: '{time}Z' },
  late: { en: '{time} late', fr: 'retard {time}', uk: 'запізнення {time}' },
  minutes: { en: '{count} min', fr: '{count} min', uk: '{count} хв' },
  hours: { en: '{count} h', fr: '{count} h', uk: '{count} год' },
  takeNote: { en: 'Take note', fr: 'Prendre connaissance', uk: 'Взяти до відома' },
  takeNoteFor: {
    en: 'Take note for {place}',
    fr: 'Prendre connaissance pour {place}',
    uk: 'Взяти до відома: {place}',
  },
  noted: {
    en: '{delegation} took note at {time}Z',
    fr: '{delegation} a pris connaissance à {time}Z',
    uk: '{delegation}: взято до відома о {time}Z',
  },
  acknowledgements: {
    en: 'Taken note of by',
    fr: 'Connaissance prise par',
    uk: 'Взято до відома',
  },
  history: { en: 'On record', fr: 'Au registre', uk: 'У реєстрі' },
  moved: {
    en: '{title}: place {place} of {count}',
    fr: '{title} : place {place} sur {count}',
    uk: '{title}: місце {place} з {count}',
  },
  drag: {
    en: 'Drag, or Alt with an arrow',
    fr: 'Glisser, ou Alt et une flèche',
    uk: 'Перетягніть або Alt зі стрілкою',
  },
  strike: { en: 'Strike this item', fr: 'Rayer ce point', uk: 'Закреслити пункт' },
  strikePlan: { en: 'Strike this plan', fr: 'Rayer ce plan', uk: 'Закреслити план' },
  editPlan: {
    en: 'Edit the plan: {title}',
    fr: 'Modifier le plan : {title}',
    uk: 'Змінити план: {title}',
  },
  notFrozen: {
    en: 'Draft: no version yet',
    fr: 'Projet : aucune version',
    uk: 'Проєкт: версій ще немає',
  },
  changedSince: {
    en: 'Changed since version {count}',
    fr: 'Modifié depuis la version {count}',
    uk: 'Змінено після версії {count}',
  },
  waiting: {
    en: 'Version {count} waits for {delegation}',
    fr: 'Version {count} en attente de {delegation}',
    uk: 'Версія {count} очікує: {delegation}',
  },
  validated: {
    en: 'Version {count} validated by {delegation}, {time}Z',
    fr: 'Version {count} validée par {delegation}, {time}Z',
    uk: 'Версію {count} затверджено: {delegation}, {time}Z',
  },
  lapsed: {
    en: '{delegation} validated version {count}; the plan has moved on.',
    fr: '{delegation} a validé la version {count} ; le plan a changé depuis.',
    uk: '{delegation}: затверджено версію {count}; план відтоді змінився.',
  },
  showChanges: { en: 'What changed', fr: 'Ce qui a changé', uk: 'Що змінилося' },
  changesSince: {
    en: 'What changed since version {count}',
    fr: 'Ce qui a changé depuis la version {count}',
    uk: 'Що змінилося після версії {count}',
  },
  freeze: { en: 'Freeze a version', fr: 'Arrêter une version', uk: 'Зафіксувати версію' },
  validate: { en: 'Validate', fr: 'Valider', uk: 'Затвердити' },
  validateFor: {
    en: 'Validate for {place}',
    fr: 'Valider pour {place}',
    uk: 'Затвердити: {place}',
  },
  added: { en: 'Added', fr: 'Ajouté', uk: 'Додано' },
  removed: { en: 'Removed', fr: 'Retiré', uk: 'Вилучено' },
  changed: { en: 'Changed', fr: 'Modifié', uk: 'Змінено' },
  reordered: { en: 'Order', fr: 'Ordre', uk: 'Порядок' },
  reorderedText: {
    en: 'Items stand in another order.',
    fr: 'Les points sont dans un autre ordre.',
    uk: 'Пункти стоять в іншому порядку.',
  },
  none: { en: 'none', fr: 'aucun', uk: 'немає' },
  emptyTitle: {
    en: 'No checklist yet',
    fr: 'Aucune liste pour l’instant',
    uk: 'Переліків ще немає',
  },
  emptyText: {
    en: 'Make a plan from a template: evacuation, convoy, ceasefire violation and others.',
    fr: 'Créez un plan à partir d’un modèle : évacuation, convoi, violation du cessez-le-feu et autres.',
    uk: 'Створіть план за шаблоном: евакуація, колона, порушення режиму припинення вогню тощо.',
  },
  emptyObserver: {
    en: 'Plans and their items appear here.',
    fr: 'Les plans et leurs points apparaîtront ici.',
    uk: 'Тут з’являться плани та їхні пункти.',
  },
  refused: { en: 'Not recorded.', fr: 'Non enregistré.', uk: 'Не записано.' },
  fold: {
    en: 'Show or hide: {title}',
    fr: 'Afficher ou masquer : {title}',
    uk: 'Показати або сховати: {title}',
  },
  makeTask: { en: 'Make a task of it', fr: 'En faire une tâche', uk: 'Зробити завданням' },
  keys: { en: 'Checklists', fr: 'Listes de contrôle', uk: 'Контрольні переліки' },
  keyWalk: { en: 'From item to item', fr: 'D’un point à l’autre', uk: 'Від пункту до пункту' },
  keyMove: { en: 'Move the item', fr: 'Déplacer le point', uk: 'Перемістити пункт' },
  keyDone: {
    en: 'Done, or open again',
    fr: 'Fait, ou de nouveau à faire',
    uk: 'Виконано або знову до виконання',
  },
  keyTask: {
    en: 'Task out of an entry or a decision',
    fr: 'Tâche à partir d’une inscription ou d’une décision',
    uk: 'Завдання із запису або рішення',
  },
} as const satisfies Record<string, Text | Plural>;

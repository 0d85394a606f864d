import type { FeatureKind, FeatureStyle } from '../room/board/shape.ts';
import type { Plural, Text } from './translate.ts';

/** Every word of the map pane. */
export const mapMessages = {
  title: { en: 'Map', fr: 'Carte', uk: 'Мапа' },
  canvas: {
    en: 'Map. Arrow keys move it, plus and minus zoom, Enter places at the crosshair.',
    fr: 'Carte. Les flèches la déplacent, plus et moins changent l’échelle, Entrée place au réticule.',
    uk: 'Мапа. Стрілки пересувають її, плюс і мінус змінюють масштаб, Enter розміщує в перехресті.',
  },
  tools: { en: 'Map tools', fr: 'Outils de la carte', uk: 'Інструменти мапи' },
  select: { en: 'Select and move', fr: 'Sélectionner et déplacer', uk: 'Вибрати й перемістити' },
  point: { en: 'Place a point', fr: 'Placer un point', uk: 'Поставити точку' },
  line: { en: 'Draw a line', fr: 'Tracer une ligne', uk: 'Провести лінію' },
  area: { en: 'Draw an area', fr: 'Tracer une zone', uk: 'Окреслити зону' },
  text: { en: 'Place a text', fr: 'Placer un texte', uk: 'Розмістити текст' },
  undo: {
    en: 'Undo my last edit',
    fr: 'Annuler ma dernière modification',
    uk: 'Скасувати мою правку',
  },
  redo: { en: 'Redo', fr: 'Rétablir', uk: 'Повторити' },
  zoomIn: { en: 'Zoom in', fr: 'Agrandir', uk: 'Збільшити' },
  zoomOut: { en: 'Zoom out', fr: 'Réduire', uk: 'Зменшити' },
  showAll: { en: 'Show all marks', fr: 'Voir tous les repères', uk: 'Показати всі позначки' },
  marks: { en: 'Marks', fr: 'Repères', uk: 'Позначки' },
  lifted: { en: 'Lifted', fr: 'Levés', uk: 'Зняті' },
  showLifted: {
    en: 'Show lifted marks, struck through',
    fr: 'Montrer les repères levés, rayés',
    uk: 'Показати зняті позначки закресленими',
  },
  more: { en: 'Show more', fr: 'En voir plus', uk: 'Показати більше' },
  noMarks: { en: 'No marks.', fr: 'Aucun repère.', uk: 'Позначок немає.' },
  emptyTitle: {
    en: 'Nothing on the map yet',
    fr: 'Rien sur la carte pour l’instant',
    uk: 'На мапі ще нічого немає',
  },
  emptyEditor: {
    en: 'Press P and click to place the first point.',
    fr: 'Appuyez sur P et cliquez pour placer le premier point.',
    uk: 'Натисніть P і клацніть, щоб поставити першу точку.',
  },
  emptyObserver: {
    en: 'What others place appears here.',
    fr: 'Ce que les autres placent apparaît ici.',
    uk: 'Тут з’явиться те, що розмістять інші.',
  },
  basemapFailed: {
    en: 'The basemap could not be loaded. Marks still work.',
    fr: 'Le fond de carte n’a pas pu être chargé. Les repères restent utilisables.',
    uk: 'Не вдалося завантажити основу мапи. Позначки працюють.',
  },
  placing: {
    en: 'Click where it goes · Enter: at the crosshair · Esc: cancel',
    fr: 'Cliquez à l’endroit voulu · Entrée : au réticule · Échap : annuler',
    uk: 'Клацніть потрібне місце · Enter: у перехресті · Esc: скасувати',
  },
  drawing: {
    en: 'Click each point · double click or Shift+Enter: finish · Esc: cancel',
    fr: 'Cliquez chaque point · double-clic ou Maj+Entrée : terminer · Échap : annuler',
    uk: 'Клацайте кожну точку · подвійне клацання або Shift+Enter: завершити · Esc: скасувати',
  },
  unnamed: { en: 'No name', fr: 'Sans nom', uk: 'Без назви' },
  position: { en: 'Position', fr: 'Position', uk: 'Координати' },
  placed: { en: 'Placed', fr: 'Placé', uk: 'Розміщено' },
  length: { en: 'Length', fr: 'Longueur', uk: 'Довжина' },
  surface: { en: 'Area', fr: 'Surface', uk: 'Площа' },
  radius: { en: 'Radius', fr: 'Rayon', uk: 'Радіус' },
  note: { en: 'Note', fr: 'Note', uk: 'Примітка' },
  edit: { en: 'Edit', fr: 'Modifier', uk: 'Змінити' },
  save: { en: 'Save', fr: 'Enregistrer', uk: 'Зберегти' },
  cancel: { en: 'Cancel', fr: 'Annuler', uk: 'Скасувати' },
  close: { en: 'Close', fr: 'Fermer', uk: 'Закрити' },
  label: { en: 'Name', fr: 'Nom', uk: 'Назва' },
  icon: { en: 'Symbol', fr: 'Symbole', uk: 'Символ' },
  colour: { en: 'Meaning', fr: 'Signification', uk: 'Значення' },
  dashed: { en: 'Dashed', fr: 'Tirets', uk: 'Пунктир' },
  lift: { en: 'Lift', fr: 'Lever', uk: 'Зняти' },
  liftWhy: {
    en: 'Why? It stays on record, struck through.',
    fr: 'Pourquoi ? Le repère reste consigné, rayé.',
    uk: 'Чому? Позначка залишиться в записах закресленою.',
  },
  restore: { en: 'Put back', fr: 'Remettre', uk: 'Повернути' },
  liftedBy: { en: 'Lifted by', fr: 'Levé par', uk: 'Хто зняв' },
  liftedAt: { en: 'Lifted', fr: 'Levé', uk: 'Знято' },
  undone: { en: 'Undone', fr: 'Annulé', uk: 'Скасовано автором' },
  following: { en: 'You follow {name}', fr: 'Vous suivez {name}', uk: 'Ви стежите за: {name}' },
  stop: { en: 'Stop following', fr: 'Ne plus suivre', uk: 'Не стежити' },
} as const satisfies Record<string, Text>;

export const markCount: Plural = {
  en: { one: '{count} mark', other: '{count} marks' },
  fr: { one: '{count} repère', other: '{count} repères' },
  uk: {
    one: '{count} позначка',
    few: '{count} позначки',
    many: '{count} позначок',
    other: '{count} позначки',
  },
};

export const featureKindMessages = {
  point: { en: 'Point', fr: 'Point', uk: 'Точка' },
  line: { en: 'Line', fr: 'Ligne', uk: 'Лінія' },
  area: { en: 'Area', fr: 'Zone', uk: 'Зона' },
  circle: { en: 'Circle', fr: 'Cercle', uk: 'Коло' },
  text: { en: 'Text', fr: 'Texte', uk: 'Текст' },
  arrow: { en: 'Arrow', fr: 'Flèche', uk: 'Стрілка' },
  route: { en: 'Route', fr: 'Itinéraire', uk: 'Маршрут' },
  freehand: { en: 'Freehand line', fr: 'Tracé à main levée', uk: 'Лінія від руки' },
  symbol: { en: 'Symbol', fr: 'Symbole', uk: 'Знак' },
  graphic: { en: 'Tactical graphic', fr: 'Tracé tactique', uk: 'Тактичне позначення' },
} as const satisfies Record<FeatureKind, Text>;

export const markColourMessages = {
  neutral: { en: 'Neutral', fr: 'Neutre', uk: 'Нейтральне' },
  critical: { en: 'Critical', fr: 'Critique', uk: 'Критично' },
  warning: { en: 'Warning', fr: 'Vigilance', uk: 'Попередження' },
  hazard: { en: 'Hazard', fr: 'Danger naturel', uk: 'Стихія' },
  friend: { en: 'Friendly', fr: 'Ami', uk: 'Свої' },
  hostile: { en: 'Hostile', fr: 'Hostile', uk: 'Ворожі' },
  civil: { en: 'Civil', fr: 'Civil', uk: 'Цивільні' },
} as const satisfies Record<NonNullable<FeatureStyle['colour']>, Text>;

export const markIconMessages = {
  point: { en: 'Point', fr: 'Point', uk: 'Точка' },
  incident: { en: 'Incident', fr: 'Incident', uk: 'Інцидент' },
  critical: { en: 'Critical event', fr: 'Événement critique', uk: 'Критична подія' },
  explosion: { en: 'Explosion', fr: 'Explosion', uk: 'Вибух' },
  fire: { en: 'Fire', fr: 'Incendie', uk: 'Пожежа' },
  water: { en: 'Water, flood', fr: 'Eau, crue', uk: 'Вода, повінь' },
  hospital: { en: 'Hospital', fr: 'Hôpital', uk: 'Лікарня' },
  meeting: { en: 'Meeting point', fr: 'Point de rassemblement', uk: 'Місце збору' },
  shelter: { en: 'Shelter', fr: 'Abri', uk: 'Укриття' },
  command: { en: 'Command post', fr: 'Poste de commandement', uk: 'Командний пункт' },
  observation: { en: 'Observation post', fr: 'Poste d’observation', uk: 'Пункт спостереження' },
  checkpoint: { en: 'Checkpoint', fr: 'Point de contrôle', uk: 'Контрольний пункт' },
  depot: { en: 'Depot', fr: 'Dépôt', uk: 'Склад' },
  bridge: { en: 'Bridge', fr: 'Pont', uk: 'Міст' },
} as const satisfies Record<string, Text>;
export type MarkIcon = keyof typeof markIconMessages;

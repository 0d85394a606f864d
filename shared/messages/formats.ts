import type { FileRefusal, ObjectNote, ObjectProblem } from '../formats/contract.ts';
import type { Plural, Text } from './translate.ts';

/** Every word of bringing map files in and taking them out. */
export const formatMessages = {
  importTitle: {
    en: 'Import a map file',
    fr: 'Importer un fichier cartographique',
    uk: 'Імпорт файлу мапи',
  },
  exportTitle: { en: 'Export the map', fr: 'Exporter la carte', uk: 'Експорт мапи' },
  importButton: { en: 'Import…', fr: 'Importer…', uk: 'Імпорт…' },
  exportButton: { en: 'Export…', fr: 'Exporter…', uk: 'Експорт…' },
  drop: {
    en: 'Drop a file here, or choose one',
    fr: 'Déposez un fichier ici ou choisissez-en un',
    uk: 'Перетягніть файл сюди або виберіть його',
  },
  kinds: {
    en: 'GeoJSON, KML, KMZ or GPX, up to 12 MB. Nothing that the file points at is fetched.',
    fr: 'GeoJSON, KML, KMZ ou GPX, 12 Mo au plus. Rien de ce que le fichier désigne n’est téléchargé.',
    uk: 'GeoJSON, KML, KMZ або GPX, до 12 МБ. Ніщо, на що посилається файл, не завантажується.',
  },
  choose: { en: 'Choose a file', fr: 'Choisir un fichier', uk: 'Вибрати файл' },
  another: { en: 'Another file', fr: 'Autre fichier', uk: 'Інший файл' },
  reading: { en: 'Reading…', fr: 'Lecture…', uk: 'Читання…' },
  refused: {
    en: 'This file cannot be read',
    fr: 'Ce fichier ne peut pas être lu',
    uk: 'Цей файл не вдається прочитати',
  },
  nothing: {
    en: 'There is nothing in it that the map could show.',
    fr: 'Il ne contient rien que la carte puisse montrer.',
    uk: 'У ньому немає нічого, що могла б показати мапа.',
  },
  problems: { en: 'Left out', fr: 'Non repris', uk: 'Пропущено' },
  notes: { en: 'Taken with a change', fr: 'Repris avec modification', uk: 'Взято зі змінами' },
  wholeFile: { en: 'file', fr: 'fichier', uk: 'файл' },
  object: { en: 'object {source}', fr: 'objet {source}', uk: 'об’єкт {source}' },
  unnamed: { en: 'unnamed', fr: 'sans nom', uk: 'без назви' },
  all: { en: 'Take all', fr: 'Tout prendre', uk: 'Узяти всі' },
  more: { en: 'Show more', fr: 'En voir plus', uk: 'Показати більше' },
  layer: { en: 'Into layer', fr: 'Dans le calque', uk: 'До шару' },
  newLayer: { en: 'New layer “{name}”', fr: 'Nouveau calque « {name} »', uk: 'Новий шар «{name}»' },
  groundLayer: { en: 'Ground layer', fr: 'Calque de base', uk: 'Основний шар' },
  full: {
    en: 'The map of this room has room for {count} more objects. Leave some out.',
    fr: 'La carte de cette salle peut encore recevoir {count} objets. Retirez-en.',
    uk: 'На мапі цієї кімнати є місце ще для {count} об’єктів. Виключіть деякі.',
  },
  written: {
    en: 'Could not be written: {reason}',
    fr: 'N’a pas pu être écrit : {reason}',
    uk: 'Не вдалося записати: {reason}',
  },
  format: { en: 'Format', fr: 'Format', uk: 'Формат' },
  geojson: {
    en: 'GeoJSON: for other map programs, and back into Accord',
    fr: 'GeoJSON : pour d’autres logiciels et pour revenir dans Accord',
    uk: 'GeoJSON: для інших програм і повернення в Accord',
  },
  kml: {
    en: 'KML: for Google Earth and phones',
    fr: 'KML : pour Google Earth et les téléphones',
    uk: 'KML: для Google Earth і телефонів',
  },
  png: {
    en: 'PNG: the map as it is seen now, with a legend',
    fr: 'PNG : la carte telle qu’affichée, avec légende',
    uk: 'PNG: мапа, як її видно зараз, з легендою',
  },
  withLifted: {
    en: 'Lifted marks too',
    fr: 'Aussi les repères levés',
    uk: 'Також зняті позначки',
  },
  title: { en: 'Title', fr: 'Titre', uk: 'Назва' },
  marking: { en: 'Classification mark', fr: 'Mention de protection', uk: 'Гриф' },
  save: { en: 'Save the file', fr: 'Enregistrer le fichier', uk: 'Зберегти файл' },
  legend: { en: 'Legend', fr: 'Légende', uk: 'Легенда' },
  drawnAt: { en: 'as of {time}', fr: 'situation au {time}', uk: 'станом на {time}' },
  pictureFailed: {
    en: 'The picture could not be made.',
    fr: 'L’image n’a pas pu être produite.',
    uk: 'Не вдалося створити зображення.',
  },
} as const satisfies Record<string, Text>;

export const importCount: Plural = {
  en: { one: 'Import {count} object', other: 'Import {count} objects' },
  fr: { one: 'Importer {count} objet', other: 'Importer {count} objets' },
  uk: {
    one: 'Імпортувати {count} об’єкт',
    few: 'Імпортувати {count} об’єкти',
    many: 'Імпортувати {count} об’єктів',
    other: 'Імпортувати {count} об’єкта',
  },
};

/** What is in the file: `{format}` and how many. */
export const readCount: Plural = {
  en: { one: '{format}, {count} object', other: '{format}, {count} objects' },
  fr: { one: '{format}, {count} objet', other: '{format}, {count} objets' },
  uk: {
    one: '{format}, {count} об’єкт',
    few: '{format}, {count} об’єкти',
    many: '{format}, {count} об’єктів',
    other: '{format}, {count} об’єкта',
  },
};

export const fileRefusalMessages: Readonly<Record<FileRefusal, Text>> = {
  empty: {
    en: 'It is empty, or could not be opened.',
    fr: 'Il est vide ou n’a pas pu être ouvert.',
    uk: 'Він порожній або його не вдалося відкрити.',
  },
  'too-large': {
    en: 'It is larger than an import may be.',
    fr: 'Il dépasse la taille admise pour une importation.',
    uk: 'Він більший, ніж дозволено для імпорту.',
  },
  encoding: {
    en: 'Its characters are in an encoding that cannot be read.',
    fr: 'Son encodage de caractères ne peut pas être lu.',
    uk: 'Його кодування символів не вдається прочитати.',
  },
  'not-json': {
    en: 'It is not valid JSON.',
    fr: 'Ce n’est pas du JSON valide.',
    uk: 'Це не правильний JSON.',
  },
  'not-xml': {
    en: 'It is not well-formed XML.',
    fr: 'Ce n’est pas du XML bien formé.',
    uk: 'Це не правильний XML.',
  },
  'too-deep': {
    en: 'It nests deeper than a map file does.',
    fr: 'Son imbrication dépasse celle d’un fichier cartographique.',
    uk: 'Його вкладеність глибша, ніж буває у файлах мап.',
  },
  doctype: {
    en: 'It declares a document type. Such files can attack their reader and are refused.',
    fr: 'Il déclare un type de document. De tels fichiers peuvent attaquer leur lecteur : refusé.',
    uk: 'Він оголошує тип документа. Такі файли можуть атакувати програму, тому їх відхилено.',
  },
  'unknown-format': {
    en: 'It is neither GeoJSON, KML, KMZ nor GPX.',
    fr: 'Ce n’est ni du GeoJSON, ni du KML, du KMZ ou du GPX.',
    uk: 'Це не GeoJSON, KML, KMZ чи GPX.',
  },
  'zip-broken': {
    en: 'The archive is damaged.',
    fr: 'L’archive est endommagée.',
    uk: 'Архів пошкоджено.',
  },
  'zip-no-kml': {
    en: 'There is no KML document in the archive.',
    fr: 'L’archive ne contient aucun document KML.',
    uk: 'В архіві немає документа KML.',
  },
  'too-many-objects': {
    en: 'It holds more objects or positions than one import may have.',
    fr: 'Il contient plus d’objets ou de positions qu’une importation n’en admet.',
    uk: 'У ньому більше об’єктів або координат, ніж дозволено для одного імпорту.',
  },
  'too-slow': {
    en: 'Reading it took too long and was stopped.',
    fr: 'Sa lecture prenait trop de temps et a été arrêtée.',
    uk: 'Читання тривало надто довго, його зупинено.',
  },
};

export const findingMessages: Readonly<Record<ObjectProblem | ObjectNote, Text>> = {
  'feature-type': {
    en: 'is not a GeoJSON feature',
    fr: 'n’est pas un objet GeoJSON',
    uk: 'не є об’єктом GeoJSON',
  },
  'foreign-members': {
    en: 'has members that contradict its type',
    fr: 'a des membres qui contredisent son type',
    uk: 'має поля, що суперечать його типу',
  },
  properties: {
    en: 'has properties that are no object',
    fr: 'a des propriétés mal formées',
    uk: 'має неправильні властивості',
  },
  id: {
    en: 'has an identifier that is neither text nor number',
    fr: 'a un identifiant ni texte ni nombre',
    uk: 'має ідентифікатор, що не є ні текстом, ні числом',
  },
  bbox: {
    en: 'has a malformed bounding box',
    fr: 'a un cadre englobant mal formé',
    uk: 'має неправильні межі',
  },
  'no-geometry': {
    en: 'has no position',
    fr: 'n’a pas de position',
    uk: 'не має розташування',
  },
  'geometry-type': {
    en: 'has a geometry of unknown type',
    fr: 'a une géométrie de type inconnu',
    uk: 'має геометрію невідомого типу',
  },
  position: {
    en: 'has a position that is not on Earth, or not a number',
    fr: 'a une position hors de la Terre ou non numérique',
    uk: 'має координати поза Землею або не числові',
  },
  'too-few-positions': {
    en: 'has too few positions for its shape',
    fr: 'a trop peu de positions pour sa forme',
    uk: 'має замало точок для своєї форми',
  },
  'ring-open': {
    en: 'is an area whose outline does not close',
    fr: 'est une zone dont le contour ne se ferme pas',
    uk: 'є зоною, контур якої не замкнено',
  },
  'too-many-positions': {
    en: 'is an area with more than 10,000 positions',
    fr: 'est une zone de plus de 10 000 positions',
    uk: 'є зоною, що має понад 10 000 точок',
  },
  'too-deep': {
    en: 'is a collection that nests too deep',
    fr: 'est une collection trop imbriquée',
    uk: 'є збіркою із завеликою вкладеністю',
  },
  'image-overlay': {
    en: 'is a picture laid over the map: pictures are not imported',
    fr: 'est une image superposée : les images ne sont pas importées',
    uk: 'є зображенням поверх мапи: зображення не імпортуються',
  },
  'network-link': {
    en: 'is a link to another file: it is not followed',
    fr: 'est un lien vers un autre fichier : il n’est pas suivi',
    uk: 'є посиланням на інший файл: воно не виконується',
  },
  turned: {
    en: 'outline turned to the usual direction',
    fr: 'contour remis dans le sens usuel',
    uk: 'контур повернуто у звичайний напрямок',
  },
  shortened: { en: 'text shortened', fr: 'texte abrégé', uk: 'текст скорочено' },
  'properties-left': {
    en: 'some properties left out',
    fr: 'certaines propriétés non reprises',
    uk: 'деякі властивості пропущено',
  },
  'positions-left': {
    en: 'positions that could not be read were left out',
    fr: 'positions illisibles non reprises',
    uk: 'нечитабельні координати пропущено',
  },
};

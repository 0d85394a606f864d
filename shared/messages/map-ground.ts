import type { MapProblem } from '../protocol/http/maps.ts';
import type { Text } from './translate.ts';

/** Words of the ground: maps to choose from, coordinates, places. */
export const groundMessages = {
  maps: { en: 'Basemaps', fr: 'Fonds de carte', uk: 'Основи мапи' },
  base: { en: 'Basemap', fr: 'Fond de carte', uk: 'Основа мапи' },
  overlays: { en: 'Overlays', fr: 'Calques superposés', uk: 'Накладки' },
  builtIn: { en: 'Built-in map', fr: 'Fond intégré', uk: 'Вбудована мапа' },
  builtInAbout: {
    en: 'World, Europe and Ukraine; works without a network',
    fr: 'Monde, Europe et Ukraine ; fonctionne sans réseau',
    uk: 'Світ, Європа й Україна; працює без мережі',
  },
  waterDetail: {
    en: 'Reservoirs and broad rivers, Ukraine',
    fr: 'Retenues et larges cours d’eau, Ukraine',
    uk: 'Водосховища й широкі річки, Україна',
  },
  opacity: { en: 'Opacity of {name}', fr: 'Opacité de {name}', uk: 'Непрозорість: {name}' },
  noMaps: {
    en: 'This server offers no other maps.',
    fr: 'Ce serveur ne propose pas d’autre carte.',
    uk: 'Інших мап на цьому сервері немає.',
  },
  listFailed: {
    en: 'The list of maps could not be had.',
    fr: 'La liste des cartes n’a pas pu être obtenue.',
    uk: 'Не вдалося отримати перелік мап.',
  },
  retry: { en: 'Try again', fr: 'Réessayer', uk: 'Спробувати знову' },
  loading: { en: 'Loading…', fr: 'Chargement…', uk: 'Завантаження…' },
  cycle: {
    en: 'Coordinates: next format',
    fr: 'Coordonnées : format suivant',
    uk: 'Координати: наступний формат',
  },
  copy: { en: 'Copy the coordinates', fr: 'Copier les coordonnées', uk: 'Скопіювати координати' },
  copied: { en: 'Copied: {text}', fr: 'Copié : {text}', uk: 'Скопійовано: {text}' },
  notCopied: {
    en: 'This browser does not let us copy.',
    fr: 'Ce navigateur ne permet pas de copier.',
    uk: 'Браузер не дозволяє копіювати.',
  },
  goTo: { en: 'Go to a place', fr: 'Aller à un lieu', uk: 'Перейти до місця' },
  goHint: {
    en: 'Place, MGRS, latitude and longitude, UTM',
    fr: 'Lieu, MGRS, latitude et longitude, UTM',
    uk: 'Місце, MGRS, широта й довгота, UTM',
  },
  goKeys: {
    en: 'Enter: go there · Alt+Enter: place a point · Esc: close',
    fr: 'Entrée : y aller · Alt+Entrée : placer un point · Échap : fermer',
    uk: 'Enter: перейти · Alt+Enter: поставити точку · Esc: закрити',
  },
  goKeysObserver: {
    en: 'Enter: go there · Esc: close',
    fr: 'Entrée : y aller · Échap : fermer',
    uk: 'Enter: перейти · Esc: закрити',
  },
  results: { en: 'Places found', fr: 'Lieux trouvés', uk: 'Знайдені місця' },
  nothing: {
    en: 'No place of that name here.',
    fr: 'Aucun lieu de ce nom ici.',
    uk: 'Місця з такою назвою не знайдено.',
  },
  placesFailed: {
    en: 'The list of places could not be loaded. Coordinates still work.',
    fr: 'La liste des lieux n’a pas pu être chargée. Les coordonnées restent utilisables.',
    uk: 'Не вдалося завантажити перелік місць. Координати працюють.',
  },
  formerly: { en: 'formerly {name}', fr: 'anciennement {name}', uk: 'раніше {name}' },
} as const satisfies Record<string, Text>;

export const placeKindMessages = {
  town: { en: 'Town', fr: 'Localité', uk: 'Населений пункт' },
  oblast: { en: 'Oblast', fr: 'Oblast', uk: 'Область' },
  country: { en: 'Country', fr: 'Pays', uk: 'Країна' },
  sea: { en: 'Sea', fr: 'Mer', uk: 'Море' },
  lake: { en: 'Lake', fr: 'Lac', uk: 'Озеро' },
  river: { en: 'River', fr: 'Cours d’eau', uk: 'Річка' },
} as const satisfies Record<string, Text>;

export const mapProblemMessages = {
  'file-missing': {
    en: 'The file is not there.',
    fr: 'Le fichier est introuvable.',
    uk: 'Файл не знайдено.',
  },
  'file-format': {
    en: 'The file is no PMTiles archive.',
    fr: 'Le fichier n’est pas une archive PMTiles.',
    uk: 'Файл не є архівом PMTiles.',
  },
  'tiles-format': {
    en: 'Its tiles are of a kind that cannot be shown.',
    fr: 'Ses tuiles sont d’un type qui ne peut être affiché.',
    uk: 'Тайли цього типу показати не можна.',
  },
  timeout: {
    en: 'The map server does not answer.',
    fr: 'Le serveur de cartes ne répond pas.',
    uk: 'Сервер мап не відповідає.',
  },
  unreachable: {
    en: 'The map server cannot be reached.',
    fr: 'Le serveur de cartes est injoignable.',
    uk: 'Сервер мап недоступний.',
  },
  refused: {
    en: 'The map server answers with an error.',
    fr: 'Le serveur de cartes renvoie une erreur.',
    uk: 'Сервер мап повертає помилку.',
  },
  'not-image': {
    en: 'The map server sends something that is no picture.',
    fr: 'Le serveur de cartes n’envoie pas une image.',
    uk: 'Сервер мап надсилає не зображення.',
  },
  'too-large': {
    en: 'The map server sends tiles that are too large.',
    fr: 'Le serveur de cartes envoie des tuiles trop grandes.',
    uk: 'Сервер мап надсилає завеликі тайли.',
  },
  'objects-format': {
    en: 'The file cannot be read as GeoJSON, KML, KMZ or GPX.',
    fr: 'Le fichier ne se lit ni comme GeoJSON, ni KML, KMZ ou GPX.',
    uk: 'Файл не читається як GeoJSON, KML, KMZ чи GPX.',
  },
  'objects-size': {
    en: 'The file has more objects than can be shown.',
    fr: 'Le fichier contient trop d’objets pour être affiché.',
    uk: 'У файлі забагато об’єктів, щоб їх показати.',
  },
} as const satisfies Record<MapProblem, Text>;

/** Why typed coordinates cannot be used; keys are those of the reader (client/map/coordinates). */
export const coordinateProblemMessages = {
  pair: {
    en: 'A latitude and a longitude are needed, such as 48.46 35.05.',
    fr: 'Il faut une latitude et une longitude, par exemple 48,46 2,35.',
    uk: 'Потрібні широта й довгота, наприклад 48,46 35,05.',
  },
  latitude: {
    en: 'Latitude goes from 90° S to 90° N and comes first; or write N and E.',
    fr: 'La latitude va de 90° S à 90° N et vient en premier ; ou écrivez N et E.',
    uk: 'Широта від 90° Пд до 90° Пн і стоїть першою; або допишіть Пн і Сх.',
  },
  longitude: {
    en: 'Longitude goes from 180° W to 180° E.',
    fr: 'La longitude va de 180° O à 180° E.',
    uk: 'Довгота від 180° Зх до 180° Сх.',
  },
  minutes: {
    en: 'Minutes and seconds are below 60, and only the last number has decimals.',
    fr: 'Minutes et secondes sont inférieures à 60 ; seul le dernier nombre a des décimales.',
    uk: 'Мінути й секунди менші за 60; дробовим буває лише останнє число.',
  },
  hemispheres: {
    en: 'One of N or S and one of E or W, without a minus sign.',
    fr: 'Un N ou S et un E ou O, sans signe moins.',
    uk: 'Одне з Пн чи Пд і одне з Сх чи Зх, без знака мінус.',
  },
  'mgrs-digits': {
    en: 'MGRS: easting and northing have the same number of digits, five at most.',
    fr: 'MGRS : abscisse et ordonnée ont autant de chiffres, cinq au plus.',
    uk: 'MGRS: обидві частини мають однакову кількість цифр, не більше п’яти.',
  },
  'mgrs-square': {
    en: 'MGRS: there is no such zone, band or square.',
    fr: 'MGRS : cette zone, cette bande ou ce carré n’existe pas.',
    uk: 'MGRS: такої зони, смуги чи квадрата немає.',
  },
  'utm-zone': {
    en: 'UTM: zones go from 1 to 60, bands from C to X without I and O.',
    fr: 'UTM : fuseaux de 1 à 60, bandes de C à X sans I ni O.',
    uk: 'UTM: зони від 1 до 60, смуги від C до X без I та O.',
  },
  'utm-range': {
    en: 'UTM: this easting or northing is not in that zone and band.',
    fr: 'UTM : ces coordonnées ne sont pas dans ce fuseau et cette bande.',
    uk: 'UTM: ці координати поза цією зоною та смугою.',
  },
  'utm-south': {
    en: 'UTM: S is band S, in the north, or the south? Write 36 North or 36 South.',
    fr: 'UTM : S est-il la bande S, au nord, ou le sud ? Écrivez 36 Nord ou 36 Sud.',
    uk: 'UTM: S — це смуга S на півночі чи південь? Напишіть 36 Пн або 36 Пд.',
  },
} as const satisfies Record<string, Text>;

/** Oblasts by GeoNames' code, as they are said of a town; the two cities are their own. */
export const oblastMessages: Readonly<Record<string, Text>> = {
  '01': { en: 'Cherkasy oblast', fr: 'oblast de Tcherkassy', uk: 'Черкаська обл.' },
  '02': { en: 'Chernihiv oblast', fr: 'oblast de Tchernihiv', uk: 'Чернігівська обл.' },
  '03': { en: 'Chernivtsi oblast', fr: 'oblast de Tchernivtsi', uk: 'Чернівецька обл.' },
  '04': {
    en: 'Dnipropetrovsk oblast',
    fr: 'oblast de Dnipropetrovsk',
    uk: 'Дніпропетровська обл.',
  },
  '05': { en: 'Donetsk oblast', fr: 'oblast de Donetsk', uk: 'Донецька обл.' },
  '06': {
    en: 'Ivano-Frankivsk oblast',
    fr: 'oblast d’Ivano-Frankivsk',
    uk: 'Івано-Франківська обл.',
  },
  '07': { en: 'Kharkiv oblast', fr: 'oblast de Kharkiv', uk: 'Харківська обл.' },
  '08': { en: 'Kherson oblast', fr: 'oblast de Kherson', uk: 'Херсонська обл.' },
  '09': { en: 'Khmelnytskyi oblast', fr: 'oblast de Khmelnytskyï', uk: 'Хмельницька обл.' },
  '10': { en: 'Kirovohrad oblast', fr: 'oblast de Kirovohrad', uk: 'Кіровоградська обл.' },
  '11': { en: 'AR Crimea', fr: 'RA de Crimée', uk: 'АР Крим' },
  '12': { en: 'Kyiv', fr: 'Kiev', uk: 'Київ' },
  '13': { en: 'Kyiv oblast', fr: 'oblast de Kiev', uk: 'Київська обл.' },
  '14': { en: 'Luhansk oblast', fr: 'oblast de Louhansk', uk: 'Луганська обл.' },
  '15': { en: 'Lviv oblast', fr: 'oblast de Lviv', uk: 'Львівська обл.' },
  '16': { en: 'Mykolaiv oblast', fr: 'oblast de Mykolaïv', uk: 'Миколаївська обл.' },
  '17': { en: 'Odesa oblast', fr: 'oblast d’Odessa', uk: 'Одеська обл.' },
  '18': { en: 'Poltava oblast', fr: 'oblast de Poltava', uk: 'Полтавська обл.' },
  '19': { en: 'Rivne oblast', fr: 'oblast de Rivne', uk: 'Рівненська обл.' },
  '20': { en: 'Sevastopol', fr: 'Sébastopol', uk: 'Севастополь' },
  '21': { en: 'Sumy oblast', fr: 'oblast de Soumy', uk: 'Сумська обл.' },
  '22': { en: 'Ternopil oblast', fr: 'oblast de Ternopil', uk: 'Тернопільська обл.' },
  '23': { en: 'Vinnytsia oblast', fr: 'oblast de Vinnytsia', uk: 'Вінницька обл.' },
  '24': { en: 'Volyn oblast', fr: 'oblast de Volhynie', uk: 'Волинська обл.' },
  '25': { en: 'Zakarpattia oblast', fr: 'oblast de Transcarpatie', uk: 'Закарпатська обл.' },
  '26': { en: 'Zaporizhzhia oblast', fr: 'oblast de Zaporijjia', uk: 'Запорізька обл.' },
  '27': { en: 'Zhytomyr oblast', fr: 'oblast de Jytomyr', uk: 'Житомирська обл.' },
};

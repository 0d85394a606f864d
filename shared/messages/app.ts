import type { Plural, Text } from './translate.ts';

/** The frame around every screen: top bar, footer, banners, shortcuts, dialogs in general. */
export const appMessages = {
  product: { en: 'Accord', fr: 'Accord', uk: 'Accord' },
  rooms: { en: 'Situation rooms', fr: 'Salles de crise', uk: 'Ситуаційні кімнати' },
  exerciseBar: {
    en: 'Exercise · Exercice · Навчання',
    fr: 'Exercice · Exercise · Навчання',
    uk: 'Навчання · Exercise · Exercice',
  },
  marking: { en: 'Marking', fr: 'Mention de protection', uk: 'Гриф' },
  zulu: { en: 'Zulu', fr: 'Zulu', uk: 'Zulu' },
  sinceOpening: { en: 'Since opening', fr: 'Depuis l’ouverture', uk: 'Від відкриття' },
  language: { en: 'Language', fr: 'Langue', uk: 'Мова' },
  toLight: { en: 'Light theme', fr: 'Thème clair', uk: 'Світла тема' },
  toDark: { en: 'Dark theme', fr: 'Thème sombre', uk: 'Темна тема' },
  menu: { en: 'More', fr: 'Plus', uk: 'Більше' },
  people: { en: 'People', fr: 'Participants', uk: 'Учасники' },
  backToRooms: { en: 'All rooms', fr: 'Toutes les salles', uk: 'Усі кімнати' },
  signOut: { en: 'Sign out', fr: 'Se déconnecter', uk: 'Вийти' },
  forget: { en: 'Forget this device…', fr: 'Oublier cet appareil…', uk: 'Забути цей пристрій…' },
  cancel: { en: 'Cancel', fr: 'Annuler', uk: 'Скасувати' },
  close: { en: 'Close', fr: 'Fermer', uk: 'Закрити' },
  save: { en: 'Save', fr: 'Enregistrer', uk: 'Зберегти' },
  loading: { en: 'Opening the room', fr: 'Ouverture de la salle', uk: 'Відкриваємо кімнату' },
  readOnly: { en: 'Read-only', fr: 'Lecture seule', uk: 'Лише читання' },
  roomClosed: { en: 'Closed', fr: 'Fermée', uk: 'Закрита' },
  personHere: {
    en: '{name}, {role}',
    fr: '{name}, {role}',
    uk: '{name}, {role}',
  },
  personIdle: {
    en: '{name}, {role}, away',
    fr: '{name}, {role}, absent',
    uk: '{name}, {role}, не за екраном',
  },
  more: {
    en: { one: '{count} more', other: '{count} more' },
    fr: { one: '{count} de plus', other: '{count} de plus' },
    uk: { one: 'ще {count}', few: 'ще {count}', many: 'ще {count}', other: 'ще {count}' },
  },
  online: { en: 'online', fr: 'en ligne', uk: 'на зв’язку' },
  others: { en: 'Without delegation', fr: 'Sans délégation', uk: 'Без делегації' },
  map: { en: 'Map', fr: 'Carte', uk: 'Мапа' },
  panes: { en: 'Panes', fr: 'Volets', uk: 'Панелі' },
  unknownTitle: { en: 'Nothing here', fr: 'Rien ici', uk: 'Тут нічого немає' },
  unknownText: {
    en: 'This address belongs to no room.',
    fr: 'Cette adresse ne correspond à aucune salle.',
    uk: 'За цією адресою немає кімнати.',
  },
  failed: { en: 'That did not work.', fr: 'Cela n’a pas abouti.', uk: 'Не вдалося.' },
  copied: { en: 'Copied', fr: 'Copié', uk: 'Скопійовано' },
  copy: { en: 'Copy', fr: 'Copier', uk: 'Копіювати' },
} as const satisfies Record<string, Text | Plural>;

/** Where is my work? The three steps of the footer. */
export const savedMessages = {
  durable: { en: 'Durably saved', fr: 'Enregistré durablement', uk: 'Збережено надійно' },
  upToDate: { en: 'Up to date', fr: 'À jour', uk: 'Дані актуальні' },
  received: { en: 'Sent to the server', fr: 'Envoyé au serveur', uk: 'Надіслано на сервер' },
  sending: { en: 'Sending', fr: 'Envoi', uk: 'Надсилання' },
  deviceOnly: {
    en: 'On this device only',
    fr: 'Sur cet appareil seulement',
    uk: 'Лише на цьому пристрої',
  },
  writing: {
    en: 'Keeping on this device',
    fr: 'Enregistrement sur cet appareil',
    uk: 'Записуємо на цей пристрій',
  },
  offline: { en: 'Offline', fr: 'Hors ligne', uk: 'Без зв’язку' },
  nothingWaiting: { en: 'nothing pending', fr: 'rien en attente', uk: 'черга порожня' },
  notSaved: { en: 'Not saved', fr: 'Non enregistré', uk: 'Не збережено' },
  storageRefused: {
    en: 'this browser keeps no local copy',
    fr: 'ce navigateur refuse la copie locale',
    uk: 'браузер не зберігає локальної копії',
  },
  edits: {
    en: { one: '{count} edit', other: '{count} edits' },
    fr: { one: '{count} modification', other: '{count} modifications' },
    uk: {
      one: '{count} зміна',
      few: '{count} зміни',
      many: '{count} змін',
      other: '{count} зміни',
    },
  },
  waiting: {
    en: { one: '{count} pending', other: '{count} pending' },
    fr: { one: '{count} en attente', other: '{count} en attente' },
    uk: {
      one: '{count} очікує',
      few: '{count} очікують',
      many: '{count} очікують',
      other: '{count} очікують',
    },
  },
  steps: { en: 'Where your work is', fr: 'Où est votre travail', uk: 'Де ваша робота' },
  number: { en: 'no. {number}', fr: 'n° {number}', uk: '№ {number}' },
} as const satisfies Record<string, Text | Plural>;

/** The link to the server: footer and banners. */
export const linkMessages = {
  reconnecting: { en: 'Reconnecting', fr: 'Reconnexion', uk: 'Відновлення зв’язку' },
  attempt: { en: 'attempt {count}', fr: 'tentative {count}', uk: 'спроба {count}' },
  offlineSince: {
    en: 'Offline for {time}.',
    fr: 'Hors ligne depuis {time}.',
    uk: 'Без зв’язку {time}.',
  },
  keepWorking: {
    en: {
      one: 'Go on working: {count} edit is kept on this device and leaves when the link is back.',
      other:
        'Go on working: {count} edits are kept on this device and leave when the link is back.',
    },
    fr: {
      one: 'Continuez à travailler : {count} modification est gardée sur cet appareil et partira au retour de la liaison.',
      other:
        'Continuez à travailler : {count} modifications sont gardées sur cet appareil et partiront au retour de la liaison.',
    },
    uk: {
      one: 'Працюйте далі: {count} зміну збережено на цьому пристрої, її буде надіслано з відновленням зв’язку.',
      few: 'Працюйте далі: {count} зміни збережено на цьому пристрої, їх буде надіслано з відновленням зв’язку.',
      many: 'Працюйте далі: {count} змін збережено на цьому пристрої, їх буде надіслано з відновленням зв’язку.',
      other:
        'Працюйте далі: {count} зміни збережено на цьому пристрої, їх буде надіслано з відновленням зв’язку.',
    },
  },
  nothingKept: {
    en: 'Go on working: edits are kept on this device and leave when the link is back.',
    fr: 'Continuez à travailler : vos modifications sont gardées sur cet appareil et partiront au retour de la liaison.',
    uk: 'Працюйте далі: зміни зберігаються на цьому пристрої, їх буде надіслано з відновленням зв’язку.',
  },
  lastKnown: {
    en: 'What you see is the last known state.',
    fr: 'Vous voyez le dernier état connu.',
    uk: 'Ви бачите останній відомий стан.',
  },
  retry: { en: 'Try now', fr: 'Réessayer', uk: 'Спробувати зараз' },
  nextTry: {
    en: 'next try in {count} s',
    fr: 'nouvel essai dans {count} s',
    uk: 'наступна спроба через {count} с',
  },
  notWritable: {
    en: 'The server accepts no edits at the moment.',
    fr: 'Le serveur n’accepte aucune modification pour l’instant.',
    uk: 'Сервер зараз не приймає змін.',
  },
  deviceRefuses: {
    en: 'This browser keeps no local copy: do not close the page before the three steps below are full.',
    fr: 'Ce navigateur refuse la copie locale : ne fermez pas la page avant que les trois segments ci-dessous soient pleins.',
    uk: 'Браузер не зберігає локальної копії: не закривайте сторінку, доки три поділки внизу не заповняться.',
  },
  sessionExpired: { en: 'Session expired.', fr: 'Session expirée.', uk: 'Сеанс завершено.' },
  workKept: {
    en: 'Your work is kept on this device. Open your invitation link again.',
    fr: 'Votre travail est gardé sur cet appareil. Rouvrez votre lien d’invitation.',
    uk: 'Вашу роботу збережено на цьому пристрої. Відкрийте запрошення ще раз.',
  },
  newVersion: { en: 'New version.', fr: 'Nouvelle version.', uk: 'Нова версія.' },
  newVersionText: {
    en: 'The server has newer pages. What waits here is kept.',
    fr: 'Le serveur propose des pages plus récentes. Ce qui attend ici est gardé.',
    uk: 'На сервері новіші сторінки. Те, що тут очікує, збережеться.',
  },
  reload: { en: 'Reload', fr: 'Recharger', uk: 'Оновити' },
  refused: {
    en: { one: '{count} edit was refused.', other: '{count} edits were refused.' },
    fr: {
      one: '{count} modification a été refusée.',
      other: '{count} modifications ont été refusées.',
    },
    uk: {
      one: '{count} зміну відхилено.',
      few: '{count} зміни відхилено.',
      many: '{count} змін відхилено.',
      other: '{count} зміни відхилено.',
    },
  },
  refusedKept: {
    en: 'What you wrote is kept here.',
    fr: 'Ce que vous avez écrit est gardé ici.',
    uk: 'Написане вами збережено тут.',
  },
  see: { en: 'See', fr: 'Voir', uk: 'Переглянути' },
  refusedTitle: { en: 'Refused edits', fr: 'Modifications refusées', uk: 'Відхилені зміни' },
  dismiss: { en: 'Dismiss', fr: 'Écarter', uk: 'Прибрати' },
  latency: { en: '{site} {count} ms', fr: '{site} {count} ms', uk: '{site} {count} мс' },
} as const satisfies Record<string, Text | Plural>;

/** Leaving nothing on a machine that others use too. */
export const forgetMessages = {
  title: { en: 'Forget this device?', fr: 'Oublier cet appareil ?', uk: 'Забути цей пристрій?' },
  text: {
    en: 'You are signed out, and every copy of a room, draft and refused edit on this device is deleted. What the server holds stays.',
    fr: 'Vous êtes déconnecté ; les copies des salles, les brouillons et les modifications refusées sont effacés de cet appareil. Ce qui est sur le serveur y reste.',
    uk: 'Ви вийдете, а всі копії кімнат, чернетки й відхилені зміни на цьому пристрої буде стерто. Те, що є на сервері, залишиться.',
  },
  waiting: {
    en: {
      one: '{count} edit has not reached the server and would be lost.',
      other: '{count} edits have not reached the server and would be lost.',
    },
    fr: {
      one: '{count} modification n’est pas arrivée au serveur et serait perdue.',
      other: '{count} modifications ne sont pas arrivées au serveur et seraient perdues.',
    },
    uk: {
      one: '{count} зміна не дійшла до сервера й буде втрачена.',
      few: '{count} зміни не дійшли до сервера й будуть втрачені.',
      many: '{count} змін не дійшли до сервера й будуть втрачені.',
      other: '{count} зміни не дійшли до сервера й будуть втрачені.',
    },
  },
  do: { en: 'Forget this device', fr: 'Oublier cet appareil', uk: 'Забути цей пристрій' },
  untold: {
    en: 'The copies are deleted. The server could not be told: sign out again when the link is back.',
    fr: 'Les copies sont effacées. Le serveur n’a pas pu être averti : déconnectez-vous de nouveau au retour de la liaison.',
    uk: 'Копії стерто. Повідомити сервер не вдалося: вийдіть ще раз, коли зв’язок відновиться.',
  },
} as const satisfies Record<string, Text | Plural>;

/** The shortcuts dialog. */
export const keyMessages = {
  title: { en: 'Shortcuts', fr: 'Raccourcis', uk: 'Гарячі клавіші' },
  hint: {
    en: 'Single letters work outside text fields.',
    fr: 'Les lettres seules agissent hors des champs de saisie.',
    uk: 'Окремі літери діють поза полями введення.',
  },
  everywhere: { en: 'Everywhere', fr: 'Partout', uk: 'Усюди' },
  panes: {
    en: 'Map, log, decisions, checklists',
    fr: 'Carte, main courante, décisions, listes',
    uk: 'Мапа, журнал, рішення, переліки',
  },
  newEntry: { en: 'New entry', fr: 'Nouvelle inscription', uk: 'Новий запис' },
  newDecision: { en: 'New decision', fr: 'Nouvelle décision', uk: 'Нове рішення' },
  acknowledge: {
    en: 'Acknowledge the alert',
    fr: 'Accuser réception de l’alerte',
    uk: 'Підтвердити отримання сповіщення',
  },
  newest: {
    en: 'To the newest entry',
    fr: 'Aller à la dernière inscription',
    uk: 'До найновішого запису',
  },
  theme: { en: 'Dark or light', fr: 'Sombre ou clair', uk: 'Темна чи світла тема' },
  help: { en: 'This list', fr: 'Cette liste', uk: 'Цей перелік' },
  log: { en: 'Action log', fr: 'Main courante', uk: 'Журнал дій' },
  addEntry: { en: 'Add the entry', fr: 'Ajouter l’inscription', uk: 'Додати запис' },
  newLine: { en: 'New line', fr: 'À la ligne', uk: 'Новий рядок' },
  escape: { en: 'Esc', fr: 'Échap', uk: 'Esc' },
  delete: { en: 'Del', fr: 'Suppr', uk: 'Del' },
  leave: { en: 'Leave the field', fr: 'Quitter le champ', uk: 'Вийти з поля' },
} as const satisfies Record<string, Text>;

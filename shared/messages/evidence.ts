import type { Plural, Text } from './translate.ts';

/** What stands beside the words of an entry: whence, when, by whom, how far checked, with what. */
export const evidenceMessages = {
  ownObservation: {
    en: 'Own observation',
    fr: 'Constat direct',
    uk: 'Власне спостереження',
  },
  importedFrom: {
    en: 'Imported from {file}',
    fr: 'Importé de {file}',
    uk: 'Імпортовано з {file}',
  },
  source: { en: 'Source', fr: 'Source', uk: 'Джерело' },
  sourceHint: {
    en: 'Who says so, or what it was seen in',
    fr: 'Qui le dit, ou d’où c’est connu',
    uk: 'Хто повідомив або звідки відомо',
  },
  behalf: { en: 'On behalf of', fr: 'Pour le compte de', uk: 'Від імені' },
  speaker: { en: 'In the words of', fr: 'Propos de', uk: 'Словами' },
  speakerHint: {
    en: 'Direct speech: who said it',
    fr: 'Style direct : qui l’a dit',
    uk: 'Пряма мова: хто сказав',
  },
  lateReason: { en: 'Late because', fr: 'Motif du retard', uk: 'Причина запізнення' },
  lateHint: {
    en: 'Required: over 15 minutes late',
    fr: 'Obligatoire : plus de 15 min de retard',
    uk: 'Обов’язково: запізнення понад 15 хв',
  },
  status: { en: 'Status', fr: 'Statut', uk: 'Статус' },
  noStatus: { en: 'No status', fr: 'Sans statut', uk: 'Без статусу' },
  late: {
    en: 'late, recorded {time}Z',
    fr: 'tardive, inscrite à {time}Z',
    uk: 'із запізненням, записано о {time}Z',
  },
  lateFor: {
    en: 'late, recorded {time}Z: {reason}',
    fr: 'tardive, inscrite à {time}Z : {reason}',
    uk: 'із запізненням, записано о {time}Z: {reason}',
  },
  heldFor: {
    en: 'written {time}Z without a link',
    fr: 'écrite hors ligne à {time}Z',
    uk: 'написано о {time}Z без зв’язку',
  },
  provisional: {
    en: 'provisionally {number}',
    fr: 'provisoirement {number}',
    uk: 'тимчасово {number}',
  },
  clockBehind: {
    en: 'device clock {span} behind',
    fr: 'horloge de l’appareil en retard de {span}',
    uk: 'годинник пристрою відстає на {span}',
  },
  clockAhead: {
    en: 'device clock {span} ahead',
    fr: 'horloge de l’appareil en avance de {span}',
    uk: 'годинник пристрою поспішає на {span}',
  },
  says: { en: '{speaker}:', fr: '{speaker} :', uk: '{speaker}:' },
  changeStatus: {
    en: 'Change the status of {number}',
    fr: 'Changer le statut de {number}',
    uk: 'Змінити статус {number}',
  },
  check: { en: 'Check', fr: 'Vérifier', uk: 'Перевірити' },
  statusHint: {
    en: 'A status is changed by an entry of its own, with your name.',
    fr: 'Un statut change par une inscription à part, à votre nom.',
    uk: 'Статус змінює окремий запис із вашим ім’ям.',
  },
  newStatus: { en: 'New status', fr: 'Nouveau statut', uk: 'Новий статус' },
  confirmedBy: {
    en: 'Confirmed or refuted by (required)',
    fr: 'Confirmé ou démenti par (obligatoire)',
    uk: 'Ким підтверджено чи спростовано (обов’язково)',
  },
  reopenReason: {
    en: 'Why it is opened again (required)',
    fr: 'Motif de la réouverture (obligatoire)',
    uk: 'Чому перевіряють знову (обов’язково)',
  },
  remark: { en: 'Remark', fr: 'Remarque', uk: 'Примітка' },
  record: { en: 'Record', fr: 'Inscrire', uk: 'Записати' },
  statusSet: {
    en: 'set {number} to: {status}',
    fr: 'a passé {number} à : {status}',
    uk: 'змінює статус {number}: {status}',
  },
  attach: { en: 'Attach files', fr: 'Joindre des fichiers', uk: 'Долучити файли' },
  attached: { en: 'Attached: {name}', fr: 'Pièce jointe : {name}', uk: 'Долучено: {name}' },
  unattach: { en: 'Remove {name}', fr: 'Retirer {name}', uk: 'Прибрати {name}' },
  tooManyFiles: {
    en: {
      one: 'An entry carries {count} file at most.',
      other: 'An entry carries {count} files at most.',
    },
    fr: {
      one: 'Une inscription peut comporter {count} fichier au plus.',
      other: 'Une inscription peut comporter {count} fichiers au plus.',
    },
    uk: {
      one: 'Запис містить щонайбільше {count} файл.',
      few: 'Запис містить щонайбільше {count} файли.',
      many: 'Запис містить щонайбільше {count} файлів.',
      other: 'Запис містить щонайбільше {count} файлу.',
    },
  },
  fileUnreadable: {
    en: '{name} is empty or cannot be read.',
    fr: '{name} est vide ou illisible.',
    uk: 'Файл {name} порожній або його не вдається прочитати.',
  },
  fileTooLarge: {
    en: '{name} is larger than {size} MB.',
    fr: '{name} dépasse {size} Mo.',
    uk: 'Файл {name} більший за {size} МБ.',
  },
  download: { en: 'Save {name}', fr: 'Enregistrer {name}', uk: 'Зберегти {name}' },
} as const satisfies Record<string, Text | Plural>;

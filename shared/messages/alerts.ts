import type { Plural, Text } from './translate.ts';

/** Alerts: the banner, acknowledging, raising one. */
export const alertMessages = {
  region: { en: 'Alert', fr: 'Alerte', uk: 'Сповіщення' },
  acknowledge: { en: 'Acknowledge', fr: 'Accuser réception', uk: 'Підтвердити отримання' },
  waitingFor: {
    en: '{delegation} waiting',
    fr: '{delegation} en attente',
    uk: '{delegation}: очікується',
  },
  acknowledgedAt: {
    en: '{delegation} acknowledged at {time}Z',
    fr: '{delegation} a accusé réception à {time}Z',
    uk: '{delegation} підтвердила отримання о {time}Z',
  },
  others: {
    en: { one: '{count} more open', other: '{count} more open' },
    fr: { one: '{count} autre ouverte', other: '{count} autres ouvertes' },
    uk: {
      one: 'ще {count} відкрите',
      few: 'ще {count} відкриті',
      many: 'ще {count} відкритих',
      other: 'ще {count} відкритого',
    },
  },
  open: {
    en: { one: '{count} alert open', other: '{count} alerts open' },
    fr: { one: '{count} alerte ouverte', other: '{count} alertes ouvertes' },
    uk: {
      one: '{count} відкрите сповіщення',
      few: '{count} відкриті сповіщення',
      many: '{count} відкритих сповіщень',
      other: '{count} відкритого сповіщення',
    },
  },
  next: { en: 'Next alert', fr: 'Alerte suivante', uk: 'Наступне сповіщення' },
  raise: { en: 'Raise an alert', fr: 'Lancer une alerte', uk: 'Надіслати сповіщення' },
  raiseHint: {
    en: 'Everybody sees it at once, and each delegation is asked to acknowledge it.',
    fr: 'Chacun la voit aussitôt, et chaque délégation est invitée à en accuser réception.',
    uk: 'Його одразу бачать усі, і кожна делегація має підтвердити отримання.',
  },
  text: {
    en: 'What is wrong, in one line',
    fr: 'Ce qui se passe, en une ligne',
    uk: 'Що сталося, одним рядком',
  },
  severity: { en: 'Severity', fr: 'Gravité', uk: 'Рівень' },
  critical: { en: 'Critical', fr: 'Critique', uk: 'Критичне' },
  warning: { en: 'Warning', fr: 'Attention', uk: 'Увага' },
  refused: {
    en: 'The alert was not recorded.',
    fr: 'L’alerte n’a pas été enregistrée.',
    uk: 'Сповіщення не записано.',
  },
  escalated: {
    en: 'time is up: {codes}',
    fr: 'délai dépassé : {codes}',
    uk: 'час вичерпано: {codes}',
  },
  escalatedToYou: {
    en: 'Yours to pursue: {codes} did not acknowledge',
    fr: 'À vous de relancer : {codes} sans accusé de réception',
    uk: 'Потрібна ваша дія: не підтвердили {codes}',
  },
  escalatedHint: {
    en: 'Not acknowledged in the time set for this room; passed to the facilitator.',
    fr: 'Sans accusé de réception dans le délai fixé ; transmise à l’animateur.',
    uk: 'Не підтверджено у встановлений час; передано модератору.',
  },
  escalatedCry: {
    en: 'Alert not acknowledged in time',
    fr: 'Alerte sans accusé de réception à temps',
    uk: 'Сповіщення не підтверджено вчасно',
  },
  signals: { en: 'Alert signals', fr: 'Signaux d’alerte', uk: 'Сигнали сповіщень' },
  signalsHint: {
    en: 'For this device only. The banner shows in any case.',
    fr: 'Pour cet appareil seulement. Le bandeau s’affiche dans tous les cas.',
    uk: 'Лише для цього пристрою. Смуга з’являється в будь-якому разі.',
  },
  sound: { en: 'Sound', fr: 'Son', uk: 'Звук' },
  soundCritical: {
    en: 'Critical alerts',
    fr: 'Alertes critiques',
    uk: 'Критичні сповіщення',
  },
  soundAll: { en: 'All alerts', fr: 'Toutes les alertes', uk: 'Усі сповіщення' },
  soundNone: { en: 'No sound', fr: 'Aucun son', uk: 'Без звуку' },
  trySound: { en: 'Hear it', fr: 'Écouter', uk: 'Прослухати' },
  desktop: {
    en: 'Desktop notification',
    fr: 'Notification sur le bureau',
    uk: 'Повідомлення на робочому столі',
  },
  desktopOn: {
    en: 'While this page is not in front',
    fr: 'Quand cette page n’est pas au premier plan',
    uk: 'Коли ця сторінка не на передньому плані',
  },
  desktopBlocked: {
    en: 'This browser does not allow it. It can be changed in the browser’s settings.',
    fr: 'Ce navigateur ne l’autorise pas. Cela se change dans ses réglages.',
    uk: 'Браузер цього не дозволяє. Це можна змінити в його налаштуваннях.',
  },
  alertTime: {
    en: 'Alert passes to the facilitator after (min)',
    fr: 'Alerte transmise à l’animateur après (min)',
    uk: 'Сповіщення передають модератору через (хв)',
  },
  raiseOf: {
    en: 'Alert out of an entry',
    fr: 'Alerte à partir d’une inscription',
    uk: 'Сповіщення із запису',
  },
  raisedBy: {
    en: '{place} · {name} · {time}Z',
    fr: '{place} · {name} · {time}Z',
    uk: '{place} · {name} · {time}Z',
  },
} as const satisfies Record<string, Text | Plural>;

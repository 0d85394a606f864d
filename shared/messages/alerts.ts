import type { Plural, Text } from './translate.ts';

/** Alerts: the banner, acknowledging, raising one. */
export const alertMessages = {
  region: { en: 'Alert', fr: 'Alerte', uk: 'Сповіщення' },
  acknowledge: { en: 'Acknowledge', fr: 'Accuser réception', uk: 'Підтвердити отримання' },
  waitingFor: {
    en: '{delegation} waiting',
    fr: '{delegation} en attente',
    uk: '{delegation} очікує',
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
  raise: { en: 'Raise an alert', fr: 'Lancer une alerte', uk: 'Подати сповіщення' },
  raiseHint: {
    en: 'Everybody sees it at once, and each delegation is asked to acknowledge it.',
    fr: 'Chacun la voit aussitôt, et chaque délégation est invitée à en accuser réception.',
    uk: 'Його одразу бачать усі, кожну делегацію просять підтвердити отримання.',
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
  raisedBy: {
    en: '{place} · {name} · {time}Z',
    fr: '{place} · {name} · {time}Z',
    uk: '{place} · {name} · {time}Z',
  },
} as const satisfies Record<string, Text | Plural>;

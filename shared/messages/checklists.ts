import type { Plural, Text } from './translate.ts';

/** Acts on checklists, plans and overdue alerts, as the log tells them after a person's name. */
export const taskActMessages = {
  open: { en: 'reopened: {title}', fr: 'a rouvert : {title}', uk: 'знову відкриває: {title}' },
  done: { en: 'done: {title}', fr: 'fait : {title}', uk: 'виконано: {title}' },
  blocked: { en: 'blocked: {title}', fr: 'bloqué : {title}', uk: 'заблоковано: {title}' },
  notApplicable: {
    en: 'not applicable: {title}',
    fr: 'sans objet : {title}',
    uk: 'не застосовується: {title}',
  },
  acknowledged: {
    en: 'has taken note of: {title}',
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

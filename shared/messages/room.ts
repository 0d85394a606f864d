import type { Role } from '../room/roles.ts';
import type { LogKind } from '../room/record/terms.ts';
import type { Text } from './translate.ts';

/** Roles, as people call them. */
export const roleMessages = {
  facilitator: { en: 'Facilitator', fr: 'Animateur', uk: 'Модератор' },
  editor: { en: 'Editor', fr: 'Éditeur', uk: 'Редактор' },
  observer: { en: 'Observer', fr: 'Observateur', uk: 'Спостерігач' },
} as const satisfies Record<Role, Text>;

/** Kinds of log entry. */
export const kindMessages = {
  information: { en: 'Fact', fr: 'Fait', uk: 'Факт' },
  request: { en: 'Request', fr: 'Demande', uk: 'Запит' },
  decision: { en: 'Decision', fr: 'Décision', uk: 'Рішення' },
  action: { en: 'Action', fr: 'Action', uk: 'Дія' },
  comment: { en: 'Comment', fr: 'Commentaire', uk: 'Коментар' },
} as const satisfies Record<LogKind, Text>;

/** How far a reported fact has been checked. */
export const verificationMessages = {
  'to-verify': { en: 'to verify', fr: 'à vérifier', uk: 'потребує перевірки' },
  verifying: { en: 'verifying', fr: 'en cours de vérification', uk: 'перевіряється' },
  verified: { en: 'verified', fr: 'vérifiée', uk: 'підтверджено' },
  refuted: { en: 'refuted', fr: 'démentie', uk: 'спростовано' },
} as const satisfies Record<string, Text>;

/** What a room is: an exercise says so in all languages at once, on every screen. */
export const natureMessages = {
  exercise: { en: 'Exercise', fr: 'Exercice', uk: 'Навчання' },
  live: { en: 'Live', fr: 'Situation réelle', uk: 'Реальна обстановка' },
} as const satisfies Record<'exercise' | 'live', Text>;

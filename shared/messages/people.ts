import type { Plural, Text } from './translate.ts';

/** People, invitations, and the settings of a room. */
export const peopleMessages = {
  title: { en: 'People and access', fr: 'Participants et accès', uk: 'Учасники й доступ' },
  readTitle: { en: 'People', fr: 'Participants', uk: 'Учасники' },
  here: { en: 'Here now', fr: 'Présents', uk: 'Зараз тут' },
  lastHere: {
    en: 'Here when the link was lost',
    fr: 'Présents à la perte de la liaison',
    uk: 'Були тут, коли зник зв’язок',
  },
  members: { en: 'May enter', fr: 'Ont accès', uk: 'Мають доступ' },
  you: { en: 'you', fr: 'vous', uk: 'ви' },
  away: { en: 'away', fr: 'absent', uk: 'не за екраном' },
  everywhere: { en: 'every room', fr: 'toutes les salles', uk: 'усі кімнати' },
  revoked: { en: 'revoked', fr: 'révoqué', uk: 'відкликано' },
  revoke: { en: 'Revoke', fr: 'Révoquer', uk: 'Відкликати' },
  revokePerson: {
    en: 'Revoke the access of {name}',
    fr: 'Révoquer l’accès : {name}',
    uk: 'Відкликати доступ: {name}',
  },
  sure: { en: 'Revoke now?', fr: 'Révoquer ?', uk: 'Відкликати?' },
  noDelegation: { en: 'No delegation', fr: 'Sans délégation', uk: 'Без делегації' },
  invite: { en: 'Invite', fr: 'Inviter', uk: 'Запросити' },
  role: { en: 'Role', fr: 'Rôle', uk: 'Роль' },
  delegation: { en: 'Delegation', fr: 'Délégation', uk: 'Делегація' },
  hours: { en: 'Valid for (hours)', fr: 'Validité (heures)', uk: 'Строк дії (годин)' },
  uses: {
    en: 'How often it can be used',
    fr: 'Nombre d’utilisations',
    uk: 'Кількість використань',
  },
  make: { en: 'Make the link', fr: 'Créer le lien', uk: 'Створити посилання' },
  once: {
    en: 'Shown this once only. Send it by a way that you trust.',
    fr: 'Affiché cette seule fois. Transmettez-le par un moyen sûr.',
    uk: 'Показується лише один раз. Надішліть захищеним каналом.',
  },
  linkFor: { en: 'Link for: {who}', fr: 'Lien pour : {who}', uk: 'Посилання для: {who}' },
  invitations: { en: 'Invitations', fr: 'Invitations', uk: 'Запрошення' },
  noInvitations: {
    en: 'No invitation open',
    fr: 'Aucune invitation active',
    uk: 'Чинних запрошень немає',
  },
  used: {
    en: '{used} of {count} used, until {time}Z',
    fr: 'utilisée {used} fois sur {count}, jusqu’au {time}Z',
    uk: 'використано {used} з {count}, діє до {time}Z',
  },
  revokeInvitation: {
    en: 'Revoke the invitation for {role}',
    fr: 'Révoquer l’invitation pour {role}',
    uk: 'Відкликати запрошення: {role}',
  },
  room: { en: 'Room', fr: 'Salle', uk: 'Кімната' },
  name: { en: 'Name', fr: 'Nom', uk: 'Назва' },
  phase: { en: 'Phase', fr: 'Phase', uk: 'Фаза' },
  phaseHint: {
    en: 'e.g. Phase 2, response',
    fr: 'p. ex. Phase 2 · Réponse',
    uk: 'напр. Фаза 2 · Реагування',
  },
  closeRoom: { en: 'Close the room', fr: 'Fermer la salle', uk: 'Закрити кімнату' },
  closeHint: {
    en: 'Nobody can write until it is reopened. Everything stays readable.',
    fr: 'Plus personne ne peut écrire avant la réouverture. Tout reste lisible.',
    uk: 'Ніхто не зможе писати, доки її не відкриють знову. Усе можна буде читати.',
  },
  reopenRoom: { en: 'Reopen the room', fr: 'Rouvrir la salle', uk: 'Відкрити кімнату знову' },
  reason: { en: 'Reason', fr: 'Motif', uk: 'Причина' },
  notRecorded: {
    en: 'Access is withdrawn; the journal could not record it.',
    fr: 'L’accès est retiré ; le journal n’a pas pu l’enregistrer.',
    uk: 'Доступ відкликано; журнал не зміг це записати.',
  },
} as const satisfies Record<string, Text | Plural>;

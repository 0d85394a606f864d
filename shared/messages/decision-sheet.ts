import type { Plural, Text } from './translate.ts';

/** A decision in full: its text, its life, and the acts on it. */
export const sheetMessages = {
  // where it is in its life
  draft: { en: 'draft', fr: 'projet', uk: 'проєкт' },
  proposed: { en: 'proposed', fr: 'proposée', uk: 'запропоновано' },
  taken: { en: 'taken', fr: 'prise', uk: 'ухвалено' },
  refused: { en: 'decided not to', fr: 'décidé de ne pas agir', uk: 'вирішено не ухвалювати' },
  deferred: { en: 'put off', fr: 'reportée', uk: 'відкладено' },
  abandoned: { en: 'withdrawn', fr: 'retirée', uk: 'знято з розгляду' },
  version: { en: 'version {count}', fr: 'version {count}', uk: 'редакція {count}' },
  struck: {
    en: 'The draft was struck from the board. What was proposed stays here.',
    fr: 'Le projet a été rayé du tableau. Ce qui a été proposé reste ici.',
    uk: 'Проєкт закреслено на дошці. Те, що було запропоновано, залишається тут.',
  },
  restore: { en: 'Restore the draft', fr: 'Rétablir le projet', uk: 'Відновити проєкт' },
  // its text
  question: { en: 'Question', fr: 'Question posée', uk: 'Питання' },
  pros: { en: 'For', fr: 'Pour', uk: 'За' },
  cons: { en: 'Against', fr: 'Contre', uk: 'Проти' },
  prosOf: { en: 'For option {count}', fr: 'Pour l’option {count}', uk: 'За варіант {count}' },
  consOf: {
    en: 'Against option {count}',
    fr: 'Contre l’option {count}',
    uk: 'Проти варіанта {count}',
  },
  whyNot: { en: 'Why rejected', fr: 'Pourquoi écartée', uk: 'Чому відхилено' },
  whyNotOf: {
    en: 'Why rejected: option {count}',
    fr: 'Pourquoi écartée : option {count}',
    uk: 'Чому відхилено: варіант {count}',
  },
  rejected: { en: 'rejected', fr: 'écartée', uk: 'відхилено' },
  chosen: { en: 'chosen', fr: 'retenue', uk: 'обрано' },
  reject: {
    en: 'Reject option {count}',
    fr: 'Écarter l’option {count}',
    uk: 'Відхилити варіант {count}',
  },
  unreject: {
    en: 'Consider option {count} again',
    fr: 'Reconsidérer l’option {count}',
    uk: 'Повернути варіант {count}',
  },
  noAlternative: {
    en: 'Why there was no alternative',
    fr: 'Pourquoi il n’y avait pas d’alternative',
    uk: 'Чому альтернативи не було',
  },
  risks: { en: 'Risks', fr: 'Risques', uk: 'Ризики' },
  legalBasis: { en: 'Legal basis', fr: 'Base légale', uk: 'Правова підстава' },
  decisionMaker: { en: 'Decision-maker', fr: 'Décideur', uk: 'Хто ухвалює рішення' },
  decisionMakerHint: {
    en: 'name and function',
    fr: 'nom et fonction',
    uk: 'ім’я та посада',
  },
  authority: { en: 'Of which delegation', fr: 'De quelle délégation', uk: 'Від якої делегації' },
  noAuthority: {
    en: 'none of this room',
    fr: 'aucune de cette salle',
    uk: 'жодної з цієї кімнати',
  },
  review: { en: 'Review, Zulu', fr: 'Réexamen, heure Zulu', uk: 'Перегляд, за Zulu' },
  text: { en: 'Text', fr: 'Texte', uk: 'Текст' },
  editText: {
    en: 'Edit the text: sign-offs then lapse',
    fr: 'Modifier le texte : les visas deviendront caducs',
    uk: 'Змінити текст: погодження втратять чинність',
  },
  notWritten: { en: 'Not written down', fr: 'Non renseigné', uk: 'Не записано' },
  // how it stands
  course: { en: 'Where it stands', fr: 'Avancement', uk: 'Стан розгляду' },
  stepComplete: { en: 'Text complete', fr: 'Texte complet', uk: 'Текст повний' },
  stepProposed: { en: 'Proposed', fr: 'Proposée', uk: 'Запропоновано' },
  stepVisas: {
    en: 'Sign-offs {have} of {needed}',
    fr: 'Visas : {have} sur {needed}',
    uk: 'Погодження: {have} з {needed}',
  },
  stepApproved: { en: 'Approval', fr: 'Approbation', uk: 'Затвердження' },
  stepTaken: { en: 'Decision taken', fr: 'Décision prise', uk: 'Рішення ухвалено' },
  stepDone: { en: 'done', fr: 'fait', uk: 'виконано' },
  stepOpen: { en: 'to do', fr: 'à faire', uk: 'попереду' },
  positions: { en: 'Sign-offs', fr: 'Visas', uk: 'Погодження' },
  words: { en: '“{text}”', fr: '« {text} »', uk: '«{text}»' },
  approvedBy: {
    en: 'Approved: {maker}, recorded by {name} at {time}Z',
    fr: 'Approuvée par {maker}, consigné par {name} à {time}Z',
    uk: 'Затверджено: {maker}, записано: {name}, {time}Z',
  },
  approvalLapsed: {
    en: 'The approval has lapsed: the text changed.',
    fr: 'L’approbation est caduque : le texte a changé.',
    uk: 'Затвердження втратило чинність: текст змінено.',
  },
  versionChanged: {
    en: 'A new version was proposed: what was said of an earlier one has lapsed.',
    fr: 'Une nouvelle version est proposée : ce qui a été dit d’une précédente est caduc.',
    uk: 'Запропоновано нову редакцію: сказане про попередню втратило чинність.',
  },
  // quorum
  quorum: { en: 'Quorum', fr: 'Quorum', uk: 'Кворум' },
  quorumIs: { en: 'Quorum: {quorum}', fr: 'Quorum : {quorum}', uk: 'Кворум: {quorum}' },
  quorumAll: { en: 'all delegations', fr: 'toutes les délégations', uk: 'усі делегації' },
  quorumCount: {
    en: { one: 'any {count} delegation', other: 'any {count} delegations' },
    fr: { one: '{count} délégation au choix', other: '{count} délégations au choix' },
    uk: {
      one: 'будь-яка {count} делегація',
      few: 'будь-які {count} делегації',
      many: 'будь-які {count} делегацій',
      other: 'будь-які {count} делегації',
    },
  },
  quorumNamed: { en: 'these: {codes}', fr: 'celles-ci : {codes}', uk: 'саме ці: {codes}' },
  quorumSet: { en: 'Set the quorum', fr: 'Fixer le quorum', uk: 'Установити кворум' },
  quorumOne: { en: 'Those named', fr: 'Celles désignées', uk: 'Названі' },
  // silence
  silence: { en: 'Silence procedure', fr: 'Procédure de silence', uk: 'Процедура мовчання' },
  silenceRuns: {
    en: 'Silence is agreement at {time}Z',
    fr: 'Le silence vaudra accord à {time}Z',
    uk: 'Мовчання вважатимуть згодою о {time}Z',
  },
  silenceLeft: { en: '{time} left', fr: 'encore {time}', uk: 'залишилося {time}' },
  silenceBroken: {
    en: 'Silence broken by {delegation}',
    fr: 'Silence rompu par {delegation}',
    uk: 'Мовчання порушено: {delegation}',
  },
  silenceOver: {
    en: 'Silence ended at {time}Z',
    fr: 'Délai de silence échu à {time}Z',
    uk: 'Строк мовчання сплив о {time}Z',
  },
  silenceUntil: { en: 'Deadline, Zulu', fr: 'Échéance, heure Zulu', uk: 'Строк, за Zulu' },
  silenceStart: {
    en: 'Start the silence procedure',
    fr: 'Ouvrir la procédure de silence',
    uk: 'Почати процедуру мовчання',
  },
  silenceExtend: { en: 'Extend the silence', fr: 'Prolonger le silence', uk: 'Подовжити мовчання' },
  // acts
  forDelegation: { en: 'For {place}', fr: 'Pour {place}', uk: 'Від імені: {place}' },
  reserve: {
    en: 'Sign with a reservation',
    fr: 'Viser avec réserve',
    uk: 'Погодити із застереженням',
  },
  reserveText: { en: 'Reservation', fr: 'Réserve', uk: 'Застереження' },
  object: { en: 'Object', fr: 'Faire objection', uk: 'Заперечити' },
  objectText: { en: 'Objection', fr: 'Objection', uk: 'Заперечення' },
  withdrawPosition: {
    en: 'Take back our position',
    fr: 'Retirer notre position',
    uk: 'Відкликати нашу позицію',
  },
  forAuthority: {
    en: 'For the decision-maker',
    fr: 'Pour le décideur',
    uk: 'Від імені того, хто ухвалює рішення',
  },
  approve: { en: 'Approve', fr: 'Approuver', uk: 'Затвердити' },
  approveThis: {
    en: 'Record the approval',
    fr: 'Consigner l’approbation',
    uk: 'Записати затвердження',
  },
  choose: { en: 'Option approved', fr: 'Option approuvée', uk: 'Затверджений варіант' },
  textItself: {
    en: 'the text itself: no option was written down',
    fr: 'le texte même : aucune option n’a été notée',
    uk: 'сам текст: варіантів не записано',
  },
  basis: {
    en: 'How it was given (telephone, in writing, in the room)',
    fr: 'Comment elle a été donnée (téléphone, écrit, en salle)',
    uk: 'Як його надано (телефоном, письмово, у кімнаті)',
  },
  take: { en: 'Take the decision', fr: 'Prendre la décision', uk: 'Ухвалити рішення' },
  refuse: { en: 'Decide not to', fr: 'Décider de ne pas agir', uk: 'Вирішити не ухвалювати' },
  defer: { en: 'Put off', fr: 'Reporter', uk: 'Відкласти' },
  abandon: {
    en: 'Withdraw the decision',
    fr: 'Retirer la décision',
    uk: 'Зняти рішення з розгляду',
  },
  reason: { en: 'Reason', fr: 'Motif', uk: 'Причина' },
  until: {
    en: 'Until, Zulu (if known)',
    fr: 'Jusqu’à, heure Zulu (si connu)',
    uk: 'До, за Zulu (якщо відомо)',
  },
  reopen: {
    en: 'Propose again, to reopen',
    fr: 'Proposer de nouveau, pour rouvrir',
    uk: 'Запропонувати знову, щоб відновити розгляд',
  },
  record: { en: 'Record', fr: 'Inscrire', uk: 'Записати' },
  quorumMissing: { en: 'missing:', fr: 'il manque :', uk: 'бракує:' },
  missing: { en: 'Not yet possible:', fr: 'Pas encore possible :', uk: 'Поки що неможливо:' },
  // outcome and history
  outcomeBy: { en: '{name}, {time}Z', fr: '{name}, {time}Z', uk: '{name}, {time}Z' },
  deferredUntil: { en: 'until {time}Z', fr: 'jusqu’à {time}Z', uk: 'до {time}Z' },
  editedSince: {
    en: 'The text was edited after the outcome; what counts is the version below.',
    fr: 'Le texte a été modifié après l’issue ; la version ci-dessous fait foi.',
    uk: 'Після завершення розгляду текст змінено; чинною є редакція, наведена нижче.',
  },
  earlier: { en: 'Earlier', fr: 'Auparavant', uk: 'Раніше' },
  discounted: {
    en: {
      one: '{count} act is on record and does not count:',
      other: '{count} acts are on record and do not count:',
    },
    fr: {
      one: '{count} acte est au registre et ne compte pas :',
      other: '{count} actes sont au registre et ne comptent pas :',
    },
    uk: {
      one: '{count} дія є в реєстрі й не зараховується:',
      few: '{count} дії є в реєстрі й не зараховуються:',
      many: '{count} дій є в реєстрі й не зараховуються:',
      other: '{count} дії є в реєстрі й не зараховуються:',
    },
  },
} as const satisfies Record<string, Text | Plural>;

/** What the log says of acts on decisions, after the name of who did them. */
export const decisionActMessages = {
  quorum: {
    en: 'set the quorum of “{title}”: {quorum}',
    fr: 'a fixé le quorum de « {title} » : {quorum}',
    uk: 'встановлює кворум для «{title}»: {quorum}',
  },
  signed: { en: 'signed “{title}”', fr: 'a visé « {title} »', uk: 'погоджує «{title}»' },
  reserved: {
    en: 'signed “{title}” with a reservation: {text}',
    fr: 'a visé « {title} » avec réserve : {text}',
    uk: 'погоджує «{title}» із застереженням: {text}',
  },
  objected: {
    en: 'objected to “{title}”: {text}',
    fr: 'a fait objection à « {title} » : {text}',
    uk: 'заперечує щодо «{title}»: {text}',
  },
  withdrew: {
    en: 'took back the position on “{title}”',
    fr: 'a retiré sa position sur « {title} »',
    uk: 'відкликає позицію щодо «{title}»',
  },
  silence: {
    en: 'put “{title}” under silence until {time}Z',
    fr: 'a soumis « {title} » à la procédure de silence jusqu’à {time}Z',
    uk: 'розпочинає процедуру мовчання для «{title}» до {time}Z',
  },
  approved: {
    en: 'recorded the approval of “{title}”',
    fr: 'a consigné l’approbation de « {title} »',
    uk: 'записує затвердження «{title}»',
  },
  took: {
    en: 'recorded that “{title}” is taken',
    fr: 'a consigné que « {title} » est prise',
    uk: 'записує, що рішення «{title}» ухвалено',
  },
  refused: {
    en: 'recorded that “{title}” is decided against: {reason}',
    fr: 'a consigné la décision de ne pas agir, « {title} » : {reason}',
    uk: 'записує, що «{title}» вирішено не ухвалювати: {reason}',
  },
  deferred: {
    en: 'put off “{title}”: {reason}',
    fr: 'a reporté « {title} » : {reason}',
    uk: 'відкладає «{title}»: {reason}',
  },
  abandoned: {
    en: 'withdrew “{title}”: {reason}',
    fr: 'a retiré « {title} » : {reason}',
    uk: 'знімає з розгляду «{title}»: {reason}',
  },
} as const satisfies Record<string, Text>;

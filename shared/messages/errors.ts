import type { ErrorCode } from '../protocol/errors.ts';
import type { Text } from './translate.ts';

/** What a person is told for each code of the catalogue: what happened, and what to do about it. */
export const errorMessages = {
  MALFORMED: {
    en: 'The server could not read this. Reload the page and try again.',
    fr: 'Le serveur n’a pas pu lire cet envoi. Rechargez la page et réessayez.',
    uk: 'Сервер не зміг прочитати ці дані. Оновіть сторінку й повторіть.',
  },
  TOO_LARGE: {
    en: 'This is too large. Make it shorter or split it.',
    fr: 'C’est trop volumineux. Raccourcissez ou répartissez en plusieurs envois.',
    uk: 'Завеликий обсяг. Скоротіть або розділіть на частини.',
  },
  TOO_DEEP: {
    en: 'This is nested too deeply. Simplify it.',
    fr: 'La structure est trop imbriquée. Simplifiez-la.',
    uk: 'Занадто глибока вкладеність. Спростіть дані.',
  },
  TOO_COSTLY: {
    en: 'This edit would cost the server too much work. Make it in smaller steps.',
    fr: 'Cette modification demanderait trop de travail au serveur. Procédez par étapes.',
    uk: 'Ця зміна надто обтяжлива для сервера. Внесіть її частинами.',
  },
  BAD_VALUE: {
    en: 'A value is not allowed here. Check what was entered.',
    fr: 'Une valeur n’est pas admise ici. Vérifiez la saisie.',
    uk: 'Недопустиме значення. Перевірте введене.',
  },
  FORBIDDEN_CONTENT: {
    en: 'This kind of content is not allowed in a room. Leave it out.',
    fr: 'Ce type de contenu n’est pas admis dans une salle. Retirez-le.',
    uk: 'Такий вміст у кімнаті не дозволено. Приберіть його.',
  },
  UNKNOWN_MESSAGE: {
    en: 'The server does not know this operation. Reload the page.',
    fr: 'Le serveur ne connaît pas cette opération. Rechargez la page.',
    uk: 'Сервер не знає такої дії. Оновіть сторінку.',
  },
  VERSION_MISMATCH: {
    en: 'This page is older than the server. Reload it; your work is kept here.',
    fr: 'Cette page est plus ancienne que le serveur. Rechargez-la : votre travail est gardé ici.',
    uk: 'Ця сторінка старіша за сервер. Оновіть її, вашу роботу збережено тут.',
  },
  SCHEMA: {
    en: 'This does not fit the shape of a room. Reload the page and try again.',
    fr: 'Cela ne correspond pas à la structure d’une salle. Rechargez la page et réessayez.',
    uk: 'Це не відповідає будові кімнати. Оновіть сторінку й повторіть.',
  },
  BAD_REFERENCE: {
    en: 'This points to something that is not in the room. Choose again.',
    fr: 'Cela renvoie à un élément absent de la salle. Choisissez-en un autre.',
    uk: 'Це посилання на те, чого в кімнаті немає. Виберіть інше.',
  },
  WRITE_ONCE: {
    en: 'This can be set once only, and it already was.',
    fr: 'Cet élément ne se fixe qu’une fois, et l’a déjà été.',
    uk: 'Це задають лише раз, і його вже задано.',
  },
  NEVER_REMOVED: {
    en: 'Nothing is removed from a room: strike it instead.',
    fr: 'Rien ne s’efface dans une salle : rayez plutôt.',
    uk: 'З кімнати нічого не вилучають: натомість закресліть.',
  },
  DOCUMENT_FULL: {
    en: 'The shared board of this room is full. Open a new room.',
    fr: 'Le tableau partagé de cette salle est plein. Ouvrez une nouvelle salle.',
    uk: 'Спільна дошка цієї кімнати заповнена. Відкрийте нову кімнату.',
  },
  FOREIGN_CLIENT: {
    en: 'This edit carries somebody else’s identity. Reload the page and make it again.',
    fr: 'Cette modification porte l’identité d’une autre personne. Rechargez la page et refaites-la.',
    uk: 'Ця зміна має чужий підпис. Оновіть сторінку й внесіть її знову.',
  },
  UNLEASED_CLIENT: {
    en: 'This edit carries an identity that the server did not give out. Reload the page and make it again.',
    fr: 'Cette modification porte une identité que le serveur n’a pas délivrée. Rechargez la page et refaites-la.',
    uk: 'Ця зміна має підпис, якого сервер не видавав. Оновіть сторінку й внесіть її знову.',
  },
  RESYNC: {
    en: 'Your copy was behind and is being brought up to date.',
    fr: 'Votre copie était en retard ; elle est en cours de mise à jour.',
    uk: 'Ваша копія відставала, її оновлюють.',
  },
  NOT_SIGNED_IN: {
    en: 'You are not signed in. Open your invitation link again.',
    fr: 'Vous n’êtes pas connecté. Rouvrez votre lien d’invitation.',
    uk: 'Ви не ввійшли. Відкрийте своє запрошення ще раз.',
  },
  TICKET_INVALID: {
    en: 'The pass to the room has expired. Trying again.',
    fr: 'Le laissez-passer de la salle a expiré. Nouvel essai.',
    uk: 'Перепустка до кімнати застаріла. Нова спроба.',
  },
  ORIGIN_REFUSED: {
    en: 'The server does not accept requests from this address. Open Accord at the address in your invitation.',
    fr: 'Le serveur n’accepte pas les requêtes venant de cette adresse. Ouvrez Accord à l’adresse de votre invitation.',
    uk: 'Сервер не приймає запитів із цієї адреси. Відкрийте Accord за адресою з вашого запрошення.',
  },
  INVITATION_INVALID: {
    en: 'This invitation does not exist. Check that the link is complete.',
    fr: 'Cette invitation n’existe pas. Vérifiez que le lien est complet.',
    uk: 'Такого запрошення немає. Перевірте, чи посилання повне.',
  },
  INVITATION_EXPIRED: {
    en: 'This invitation has expired. Ask a facilitator for a new one.',
    fr: 'Cette invitation a expiré. Demandez-en une nouvelle à un animateur.',
    uk: 'Термін запрошення минув. Попросіть у модератора нове.',
  },
  INVITATION_USED_UP: {
    en: 'This invitation has already been used. Ask a facilitator for a new one.',
    fr: 'Cette invitation a déjà servi. Demandez-en une nouvelle à un animateur.',
    uk: 'Запрошення вже використано. Попросіть у модератора нове.',
  },
  REVOKED: {
    en: 'Your access was withdrawn. Ask a facilitator.',
    fr: 'Votre accès a été retiré. Adressez-vous à un animateur.',
    uk: 'Ваш доступ відкликано. Зверніться до модератора.',
  },
  NOT_A_MEMBER: {
    en: 'You have no access to this room. Ask a facilitator for an invitation.',
    fr: 'Vous n’avez pas accès à cette salle. Demandez une invitation à un animateur.',
    uk: 'Ви не маєте доступу до цієї кімнати. Попросіть у модератора запрошення.',
  },
  READ_ONLY: {
    en: 'Observers read and do not write.',
    fr: 'Les observateurs lisent et n’écrivent pas.',
    uk: 'Спостерігачі читають і не пишуть.',
  },
  FACILITATOR_ONLY: {
    en: 'Only a facilitator may do this.',
    fr: 'Seul un animateur peut le faire.',
    uk: 'Це може зробити лише модератор.',
  },
  DELEGATION_REQUIRED: {
    en: 'This is done in the name of a delegation, and you speak for none. Ask a facilitator for an invitation that names one.',
    fr: 'Cet acte engage une délégation, et vous n’en représentez aucune. Demandez à un animateur une invitation qui en désigne une.',
    uk: 'Це роблять від імені делегації, а ви не представляєте жодної. Попросіть у модератора запрошення від делегації.',
  },
  FOREIGN_DELEGATION: {
    en: 'This decision was not put to your delegation.',
    fr: 'Cette décision n’a pas été soumise à votre délégation.',
    uk: 'Це рішення не подавали вашій делегації.',
  },
  AUTHORITY_ONLY: {
    en: 'This is for the decision-maker’s delegation, or for a facilitator on its behalf.',
    fr: 'Cet acte revient à la délégation du décideur, ou à un animateur en son nom.',
    uk: 'Це робить делегація того, хто ухвалює рішення, або модератор від її імені.',
  },
  PROPOSER_ONLY: {
    en: 'Only the delegation that proposed it, or a facilitator, withdraws a decision.',
    fr: 'Seuls la délégation qui l’a proposée ou un animateur retirent une décision.',
    uk: 'Зняти рішення з розгляду може лише делегація, що його запропонувала, або модератор.',
  },
  ROOM_UNKNOWN: {
    en: 'There is no such room on this server. Check the link.',
    fr: 'Cette salle n’existe pas sur ce serveur. Vérifiez le lien.',
    uk: 'На цьому сервері немає такої кімнати. Перевірте посилання.',
  },
  ROOM_CLOSED: {
    en: 'The room is closed. It can be read, and a facilitator can reopen it.',
    fr: 'La salle est fermée. Elle reste lisible, et un animateur peut la rouvrir.',
    uk: 'Кімнату закрито. Її можна читати, модератор може відкрити її знову.',
  },
  NOT_FOUND: {
    en: 'What this refers to is not in the record. Reload the page.',
    fr: 'L’élément visé n’est pas au registre. Rechargez la page.',
    uk: 'Того, на що є посилання, у реєстрі немає. Оновіть сторінку.',
  },
  STALE_VERSION: {
    en: 'The text was changed meanwhile. Read it again before signing.',
    fr: 'Le texte a changé entre-temps. Relisez-le avant de viser.',
    uk: 'Текст тим часом змінили. Прочитайте ще раз перед погодженням.',
  },
  NOT_PROPOSED: {
    en: 'This decision has not been proposed yet.',
    fr: 'Cette décision n’a pas encore été proposée.',
    uk: 'Це рішення ще не запропоновано.',
  },
  OTHER_DELEGATION: {
    en: 'This is for another delegation to do.',
    fr: 'Cet acte revient à une autre délégation.',
    uk: 'Це має зробити інша делегація.',
  },
  DECISION_CLOSED: {
    en: 'This decision already has its outcome. Propose a new version to reopen it.',
    fr: 'Cette décision a déjà une issue. Proposez une nouvelle version pour la rouvrir.',
    uk: 'Розгляд цього рішення завершено. Щоб відновити його, запропонуйте нову редакцію.',
  },
  NO_TITLE: {
    en: 'The decision has no title.',
    fr: 'La décision n’a pas d’intitulé.',
    uk: 'Рішення не має назви.',
  },
  NO_DECISION_MAKER: {
    en: 'No decision-maker is named.',
    fr: 'Aucun décideur n’est désigné.',
    uk: 'Не зазначено, хто ухвалює рішення.',
  },
  NO_REASONS: {
    en: 'No reasons are written down.',
    fr: 'Aucun motif n’est noté.',
    uk: 'Не записано обґрунтування.',
  },
  TOO_FEW_OPTIONS: {
    en: 'Fewer than two options are written down, and nothing says that there was no alternative.',
    fr: 'Moins de deux options sont notées, et rien ne dit qu’il n’y avait pas d’alternative.',
    uk: 'Записано менше двох варіантів і не зазначено, що альтернативи не було.',
  },
  NOT_AN_OPTION: {
    en: 'Choose one of the options that have not been rejected.',
    fr: 'Choisissez l’une des options qui n’ont pas été écartées.',
    uk: 'Оберіть один із варіантів, які не відхилено.',
  },
  QUORUM_NOT_MET: {
    en: 'The quorum of sign-offs is not reached.',
    fr: 'Le quorum de visas n’est pas atteint.',
    uk: 'Кворум погоджень не набрано.',
  },
  QUORUM_IMPOSSIBLE: {
    en: 'The delegations of this room cannot reach such a quorum.',
    fr: 'Les délégations de cette salle ne peuvent atteindre un tel quorum.',
    uk: 'Делегації цієї кімнати не можуть набрати такого кворуму.',
  },
  NOT_APPROVED: {
    en: 'The decision-maker has not approved this option.',
    fr: 'Le décideur n’a pas approuvé cette option.',
    uk: 'Цей варіант не затверджено.',
  },
  BASIS_REQUIRED: {
    en: 'Say how the decision-maker gave this approval: by telephone, in writing, in the room.',
    fr: 'Dites comment le décideur a donné son approbation : par téléphone, par écrit, en salle.',
    uk: 'Зазначте, як надано затвердження: телефоном, письмово, у кімнаті.',
  },
  OBJECTION_STANDS: {
    en: 'An objection stands: silence cannot speak over it.',
    fr: 'Une objection est maintenue : le silence ne peut passer outre.',
    uk: 'Є чинне заперечення: мовчання не може його перекрити.',
  },
  DEADLINE_TOO_EARLY: {
    en: 'This time is too early: a silence procedure lasts at least 5 minutes, and its deadline only moves later.',
    fr: 'Cette heure est trop proche : une procédure de silence dure au moins 5 minutes, et son échéance ne peut qu’être repoussée.',
    uk: 'Цей час зарано: процедура мовчання триває щонайменше 5 хвилин, а її строк можна лише подовжити.',
  },
  ALREADY_CORRECTED: {
    en: 'This entry was already corrected. Correct the correction.',
    fr: 'Cette inscription a déjà été rectifiée. Rectifiez la rectification.',
    uk: 'Цей запис уже виправлено. Виправте виправлення.',
  },
  ALREADY_DONE: {
    en: 'This was already done.',
    fr: 'C’est déjà fait.',
    uk: 'Це вже зроблено.',
  },
  SOURCE_REQUIRED: {
    en: 'A fact needs its source: who says so, or what it was seen in.',
    fr: 'Un fait indique sa source : qui le dit, ou d’où il est connu.',
    uk: 'Факт потребує джерела: хто повідомив або звідки відомо.',
  },
  EVENT_AHEAD: {
    en: 'Its time lies ahead of the server’s clock. Check the time, or the clock of this device.',
    fr: 'L’heure indiquée est en avance sur l’horloge du serveur. Vérifiez l’heure, ou l’horloge de cet appareil.',
    uk: 'Зазначений час випереджає годинник сервера. Перевірте час або годинник цього пристрою.',
  },
  LATE_REASON_REQUIRED: {
    en: 'This is more than 15 minutes after the event. Say why it is entered late.',
    fr: 'Plus de 15 minutes après le fait : indiquez le motif de l’inscription tardive.',
    uk: 'Минуло понад 15 хвилин після події. Зазначте причину запізнення запису.',
  },
  REASON_REQUIRED: {
    en: 'This needs a reason. Write it down.',
    fr: 'Un motif est nécessaire. Indiquez-le.',
    uk: 'Потрібна причина. Зазначте її.',
  },
  STATUS_STEP: {
    en: 'The status was changed meanwhile, or cannot change this way. Look at it again.',
    fr: 'Le statut a changé entre-temps, ou ne peut pas changer ainsi. Vérifiez-le.',
    uk: 'Статус тим часом змінили, або так його змінити не можна. Перевірте його.',
  },
  NO_WATCH: {
    en: 'The watch of your delegation is not open. Open it first.',
    fr: 'La permanence de votre délégation n’est pas ouverte. Ouvrez-la d’abord.',
    uk: 'Чергування вашої делегації не відкрито. Спершу відкрийте його.',
  },
  NOT_ON_WATCH: {
    en: 'This is for the person who has the watch, or to whom it is handed over.',
    fr: 'Cet acte revient à la personne qui assure la permanence, ou à qui elle est transmise.',
    uk: 'Це робить той, хто чергує, або той, кому передають чергування.',
  },
  ID_REUSED: {
    en: 'The same number was used for two different acts. Reload the page and do it again.',
    fr: 'Le même numéro a servi à deux actes différents. Rechargez la page et recommencez.',
    uk: 'Той самий номер використано для двох різних дій. Оновіть сторінку й повторіть.',
  },
  RATE_LIMITED: {
    en: 'Too much at once. It is sent again in a moment.',
    fr: 'Trop à la fois. Nouvel envoi dans un instant.',
    uk: 'Забагато одразу. За мить буде надіслано ще раз.',
  },
  TOO_MANY_CONNECTIONS: {
    en: 'You have this server open in too many tabs or programs. Close one, then load this page again.',
    fr: 'Vous avez ouvert trop d’onglets ou de programmes sur ce serveur. Fermez-en un, puis rechargez cette page.',
    uk: 'У вас відкрито забагато вкладок або програм із цим сервером. Закрийте одну й оновіть сторінку.',
  },
  OVERLOADED: {
    en: 'The server is very busy. It is sent again in a moment.',
    fr: 'Le serveur est très chargé. Nouvel envoi dans un instant.',
    uk: 'Сервер перевантажено. За мить буде надіслано ще раз.',
  },
  JOURNAL_FULL: {
    en: 'The server’s disk is full: tell the operator. Nothing new is accepted until there is room; your work is kept here.',
    fr: 'Le disque du serveur est plein : prévenez l’exploitant. Rien de nouveau n’est accepté en attendant ; votre travail est gardé ici.',
    uk: 'Диск сервера заповнено: повідомте адміністратора. Нічого нового не приймають, доки не з’явиться місце; вашу роботу збережено тут.',
  },
  JOURNAL_FAILED: {
    en: 'The server cannot write: tell the operator. Nothing new is accepted until it can; your work is kept here.',
    fr: 'Le serveur ne peut plus écrire : prévenez l’exploitant. Rien de nouveau n’est accepté en attendant ; votre travail est gardé ici.',
    uk: 'Сервер не може писати: повідомте адміністратора. Нічого нового не приймають, доки він не зможе; вашу роботу збережено тут.',
  },
  CHAIN_BROKEN: {
    en: 'The journal of this room fails its check: tell the operator. The room stays shut until it has been examined.',
    fr: 'Le journal de cette salle ne passe plus la vérification : prévenez l’exploitant. La salle reste fermée jusqu’à examen.',
    uk: 'Журнал цієї кімнати не проходить перевірки: повідомте адміністратора. Кімнату закрито до з’ясування.',
  },
  STOPPING: {
    en: 'The server is restarting. The link comes back by itself.',
    fr: 'Le serveur redémarre. La liaison reviendra d’elle-même.',
    uk: 'Сервер перезапускається. Зв’язок відновиться сам.',
  },
  TIMED_OUT: {
    en: 'The server does not answer. Try again in a moment.',
    fr: 'Le serveur ne répond pas. Réessayez dans un instant.',
    uk: 'Сервер не відповідає. Спробуйте за мить.',
  },
  MAP_UNAVAILABLE: {
    en: 'This map cannot be shown now. The built-in map remains.',
    fr: 'Cette carte ne peut être affichée pour le moment. Le fond intégré reste disponible.',
    uk: 'Цю мапу зараз не можна показати. Вбудована мапа залишається.',
  },
  INTERNAL: {
    en: 'Something failed on the server and is noted in its log. Try again; if it fails again, tell the operator.',
    fr: 'Une erreur est survenue sur le serveur et figure dans son journal. Réessayez ; si elle persiste, prévenez l’exploitant.',
    uk: 'На сервері сталася помилка, її занесено до його журналу. Повторіть; якщо не вдасться, повідомте адміністратора.',
  },
} as const satisfies Record<ErrorCode, Text>;

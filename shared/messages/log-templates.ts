import type { LogKind } from '../room/record/terms.ts';
import type { Text } from './translate.ts';

/** What stands where a person has to write: Tab goes from one to the next. */
export const BLANK = '___';

export interface LogTemplate {
  /** What it is called up by, after `/`; letters and digits. */
  readonly id: string;
  readonly name: Text;
  readonly kind: LogKind;
  /** One labelled line each; a blank is put behind the label. */
  readonly lines: readonly Text[];
}

/**
 * Forms that staff know by heart. M/ETHANE: JESIP Joint Doctrine (UK), the common form for a first
 * report of a major incident. SMEAC: the five paragraphs of an order; the French fire service calls
 * its counterpart SOIEC, Ukrainian staff give the same five points.
 */
export const LOG_TEMPLATES: readonly LogTemplate[] = [
  {
    id: 'methane',
    name: { en: 'M/ETHANE report', fr: 'Compte rendu M/ETHANE', uk: 'Донесення M/ETHANE' },
    kind: 'information',
    lines: [
      {
        en: 'M Major incident declared',
        fr: 'M Événement majeur déclaré',
        uk: 'M Надзвичайну подію оголошено',
      },
      { en: 'E Exact location', fr: 'E Lieu exact', uk: 'E Точне місце' },
      { en: 'T Type of incident', fr: 'T Type d’événement', uk: 'T Вид події' },
      { en: 'H Hazards', fr: 'H Dangers', uk: 'H Небезпеки' },
      { en: 'A Access', fr: 'A Accès', uk: 'A Під’їзди' },
      { en: 'N Number of casualties', fr: 'N Nombre de victimes', uk: 'N Кількість постраждалих' },
      { en: 'E Emergency services', fr: 'E Services engagés', uk: 'E Залучені служби' },
    ],
  },
  {
    id: 'contact',
    name: { en: 'Contact report', fr: 'Compte rendu de contact', uk: 'Донесення про контакт' },
    kind: 'information',
    lines: [
      { en: 'Who reports', fr: 'Qui rend compte', uk: 'Хто доповідає' },
      { en: 'Where', fr: 'Où', uk: 'Де' },
      { en: 'What is seen', fr: 'Ce qui est vu', uk: 'Що видно' },
      { en: 'Since when', fr: 'Depuis quand', uk: 'Відколи' },
      { en: 'What we are doing', fr: 'Ce que nous faisons', uk: 'Що робимо' },
    ],
  },
  {
    id: 'request',
    name: { en: 'Request', fr: 'Demande', uk: 'Запит' },
    kind: 'request',
    lines: [
      { en: 'What is needed', fr: 'Besoin', uk: 'Що потрібно' },
      { en: 'How much', fr: 'Quantité', uk: 'Скільки' },
      { en: 'Where', fr: 'Lieu', uk: 'Куди' },
      { en: 'By when', fr: 'Échéance', uk: 'До якого часу' },
      { en: 'Contact on the spot', fr: 'Contact sur place', uk: 'Контакт на місці' },
    ],
  },
  {
    id: 'sitrep',
    name: { en: 'Situation report', fr: 'Point de situation', uk: 'Донесення про обстановку' },
    kind: 'information',
    lines: [
      { en: 'Situation', fr: 'Situation', uk: 'Обстановка' },
      { en: 'What changed', fr: 'Évolution', uk: 'Що змінилося' },
      { en: 'Means engaged', fr: 'Moyens engagés', uk: 'Залучені сили' },
      { en: 'What is expected', fr: 'Évolution prévisible', uk: 'Прогноз' },
      { en: 'What is needed', fr: 'Besoins', uk: 'Потреби' },
    ],
  },
  {
    id: 'handover',
    name: { en: 'Shift handover', fr: 'Relève', uk: 'Передавання чергування' },
    kind: 'comment',
    lines: [
      {
        en: 'Situation at handover',
        fr: 'Situation à la relève',
        uk: 'Обстановка на момент передавання',
      },
      { en: 'Under way', fr: 'Actions en cours', uk: 'Виконується' },
      { en: 'Waiting for an answer', fr: 'En attente de réponse', uk: 'Очікує відповіді' },
      { en: 'Watch out for', fr: 'Points de vigilance', uk: 'На що зважати' },
      { en: 'Next due', fr: 'Prochaines échéances', uk: 'Найближчі строки' },
    ],
  },
  {
    id: 'smeac',
    name: { en: 'SMEAC order', fr: 'Ordre SOIEC', uk: 'Розпорядження (5 пунктів)' },
    kind: 'action',
    lines: [
      { en: 'Situation', fr: 'Situation', uk: 'Обстановка' },
      { en: 'Mission', fr: 'Objectif', uk: 'Завдання' },
      { en: 'Execution', fr: 'Idée de manœuvre et exécution', uk: 'Виконання' },
      { en: 'Administration and logistics', fr: 'Logistique', uk: 'Забезпечення' },
      { en: 'Command and signal', fr: 'Commandement et transmissions', uk: 'Управління і зв’язок' },
    ],
  },
  {
    id: 'violation',
    name: {
      en: 'Ceasefire violation',
      fr: 'Violation du cessez-le-feu',
      uk: 'Порушення режиму припинення вогню',
    },
    kind: 'information',
    lines: [
      { en: 'Observed from', fr: 'Observé depuis', uk: 'Звідки спостерігали' },
      { en: 'Time', fr: 'Heure', uk: 'Час' },
      { en: 'Direction and distance', fr: 'Direction et distance', uk: 'Напрямок і відстань' },
      { en: 'What, and how many', fr: 'Nature et nombre', uk: 'Що і скільки' },
      { en: 'Weapon', fr: 'Arme', uk: 'Зброя' },
      { en: 'Heard or seen', fr: 'Entendu ou vu', uk: 'Чули чи бачили' },
    ],
  },
];

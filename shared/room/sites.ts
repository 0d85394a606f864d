import type { Language } from './record/terms.ts';

export const SITE_SHAPES = ['triangle', 'circle', 'diamond', 'square', 'hexagon'] as const;
/** The identity colours of client/ui/tokens.css. */
export const SITE_COLOURS = ['par', 'lon', 'kyv', 'four', 'five'] as const;

/**
 * A site is a place that keeps a register of its own and, by default, the home of one delegation.
 * Identity on screen is always colour and shape and code together.
 */
export interface Site {
  /** Short code, shown everywhere: `PAR`. Also the prefix of register numbers (`PAR-0042`). */
  readonly id: string;
  /** 1–63: the top six bits of every Yjs clientID that this site leases. Never reuse one. */
  readonly index: number;
  readonly names: Readonly<Record<Language, string>>;
  /** IANA time zone. */
  readonly zone: string;
  readonly shape: (typeof SITE_SHAPES)[number];
  readonly colour: (typeof SITE_COLOURS)[number];
}

export const DEFAULT_SITES: readonly Site[] = [
  {
    id: 'PAR',
    index: 1,
    names: { en: 'Paris', fr: 'Paris', uk: 'Париж' },
    zone: 'Europe/Paris',
    shape: 'triangle',
    colour: 'par',
  },
  {
    id: 'LON',
    index: 2,
    names: { en: 'London', fr: 'Londres', uk: 'Лондон' },
    zone: 'Europe/London',
    shape: 'circle',
    colour: 'lon',
  },
  {
    id: 'KYV',
    index: 3,
    names: { en: 'Kyiv', fr: 'Kiev', uk: 'Київ' },
    zone: 'Europe/Kyiv',
    shape: 'diamond',
    colour: 'kyv',
  },
];

/** Who validates a plan that does not say otherwise: the country in which it is carried out. */
export const DEFAULT_VALIDATOR = 'KYV';

/** `PAR`, 42 → `PAR-0042`: how a register number is written for people. */
export function registerNumber(site: string, number: number): string {
  return `${site}-${String(number).padStart(4, '0')}`;
}

import { z } from 'zod';

/**
 * A site is a place that keeps a register of its own and, by default, the home of one delegation.
 * Identity on screen is always colour and shape and code together.
 */
export const siteSchema = z.strictObject({
  /** Short code, shown everywhere: `PAR`. Also the prefix of register numbers (`PAR-0042`). */
  id: z.string().regex(/^[A-Z]{2,8}$/),
  /** 1–63: the top six bits of every Yjs clientID that this site leases. Never reuse one. */
  index: z.number().int().min(1).max(63),
  names: z.strictObject({ en: z.string(), fr: z.string(), uk: z.string() }),
  /** IANA time zone. */
  zone: z.string(),
  shape: z.enum(['triangle', 'circle', 'diamond', 'square', 'hexagon']),
  /** Which of the identity colours of client/ui/tokens.css. */
  colour: z.enum(['par', 'lon', 'kyv', 'four', 'five']),
});
export type Site = z.infer<typeof siteSchema>;

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

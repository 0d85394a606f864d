import type { MarkColour } from '../palette.ts';
import { signOf } from './icons.ts';
import type { Mark } from './mark.ts';

/** Colour of a mark: what it was given, or what its symbol means. */
export function colourOf(mark: Pick<Mark, 'style'>): MarkColour {
  if (mark.style.colour) return mark.style.colour;
  const { icon } = signOf(mark.style.icon);
  if (icon === 'critical' || icon === 'explosion') return 'critical';
  if (icon === 'incident' || icon === 'fire') return 'warning';
  return 'neutral';
}

import type { MarkColour, Palette } from '../palette.ts';

/** Sets the two colours of a sign (or one of a swatch) on an element, without an inline style attribute. */
export function wear(element: HTMLElement, colour: MarkColour, palette: Palette): void {
  const { fill, on, line } = palette.marks[colour];
  element.style.setProperty('--sign', element.classList.contains('dot') ? line : fill);
  element.style.setProperty('--sign-on', on);
}

import { checkedFonts } from 'ol/render/canvas.js';

const WEIGHTS = [400, 450, 500, 550, 600, 650, 700];
const STYLES = ['normal', 'italic'];
/** OpenLayers' own count of looks, after which it leaves a font alone. */
const LOOKED_ENOUGH = 100;

/**
 * The canvas does not wait for fonts: text drawn before they are there stays in another.
 * @param families as in CSS, the one that is ours first
 */
export async function loadMapFonts(families: string): Promise<void> {
  const names = families.split(',').map((name) => name.trim().replace(/^['"]|['"]$/g, ''));
  const [ours] = names;
  await Promise.allSettled(
    WEIGHTS.map((weight) => document.fonts.load(`${weight} 12px "${ours}"`, 'AЇé')),
  );
  // It would look for each of these ten times, never find one (a variable font has no one weight),
  // and every look makes the page work out its style and layout, just while a room opens.
  for (const name of names)
    for (const style of STYLES)
      for (const weight of WEIGHTS)
        checkedFonts.set(`${style} ${weight} 16px "${name}"`, LOOKED_ENOUGH, true);
}

/** Canvas takes no CSS variables: the colours of the map, read from the tokens once a theme. */
import type { FeatureStyle } from '../../shared/room/board/shape.ts';
import type { Site } from '../../shared/room/sites.ts';

export type Theme = 'dark' | 'light';
export type MarkColour = NonNullable<FeatureStyle['colour']>;
/** A colour to fill with, what is legible on it, and one for lines and text on the map. */
export interface Ink {
  readonly fill: string;
  readonly on: string;
  readonly line: string;
}

export interface Palette {
  readonly theme: Theme;
  /** Grows type and symbols on a wall display (token --k). */
  readonly scale: number;
  readonly font: string;
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly river: string;
  readonly border: string;
  readonly borderGlow: string;
  readonly oblast: string;
  readonly label: string;
  readonly labelQuiet: string;
  readonly seaLabel: string;
  readonly halo: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly panel: string;
  readonly focus: string;
  readonly marks: Readonly<Record<MarkColour, Ink>>;
  readonly sites: Readonly<Record<Site['colour'], Ink>>;
}

/** What the tokens do not name: cartography of a continent, and sides (after APP-6). */
const OWN = {
  dark: {
    sea: '#16293a',
    land: '#10171e',
    coast: '#33506a',
    border: '#9aa3b5',
    borderGlow: '#9aa3b522',
    oblast: '#3d4a58',
    labelQuiet: '#8794a1',
    seaLabel: '#6d9cc0',
    friend: ['#6fcbea', '#04202b', '#8fd8f0'],
    hostile: ['#f08a8a', '#2b0606', '#f5a3a3'],
    civil: ['#8fd49a', '#06240f', '#a6dfae'],
  },
  light: {
    sea: '#bcd6e6',
    land: '#f3f3ee',
    coast: '#86aec8',
    border: '#5d5470',
    borderGlow: '#7b6a9a26',
    oblast: '#aaa7ad',
    labelQuiet: '#6c7480',
    seaLabel: '#3f7195',
    friend: ['#0f7fae', '#ffffff', '#0a5f84'],
    hostile: ['#b52e3f', '#ffffff', '#96202f'],
    civil: ['#2b7a46', '#ffffff', '#1f5f35'],
  },
} as const;

/** The palette of `theme` as `host` inherits it. */
export function readPalette(host: Element, theme: Theme): Palette {
  const style = getComputedStyle(host);
  const token = (name: string, otherwise: string) =>
    style.getPropertyValue(name).trim() || otherwise;
  const own = OWN[theme];
  const dark = theme === 'dark';
  const text = token('--text', dark ? '#e8edf2' : '#131920');
  const ink = ([fill, on, line]: readonly [string, string, string]): Ink => ({ fill, on, line });
  const site = (colour: Site['colour']): Ink => ({
    fill: token(`--${colour}`, text),
    on: token(`--${colour}-on`, own.land),
    line: token(`--${colour}-ink`, text),
  });
  return {
    theme,
    scale: Number(token('--k', '1')) || 1,
    font: token('--sans', 'sans-serif'),
    sea: own.sea,
    land: own.land,
    coast: own.coast,
    river: token('--map-river', dark ? '#2a5270' : '#8fbcd9'),
    border: own.border,
    borderGlow: own.borderGlow,
    oblast: own.oblast,
    label: token('--map-label', text),
    labelQuiet: own.labelQuiet,
    seaLabel: own.seaLabel,
    halo: token('--map-halo', own.land),
    text,
    textQuiet: token('--text-2', text),
    panel: token('--bg-1', own.land),
    focus: token('--focus-c', text),
    marks: {
      neutral: { fill: text, on: token('--bg-1', own.land), line: text },
      critical: {
        fill: token('--crit', '#c4161c'),
        on: token('--crit-on', '#fff'),
        line: token('--crit-line', '#c4161c'),
      },
      warning: {
        fill: token('--warn', '#e08a2b'),
        on: token('--warn-on', '#2b1300'),
        line: token('--warn-ink', '#8f4700'),
      },
      hazard: {
        fill: token('--map-flood', '#5b9bc8'),
        on: dark ? '#04121d' : '#06263c',
        line: token('--map-flood-line', '#1f6694'),
      },
      friend: ink(own.friend),
      hostile: ink(own.hostile),
      civil: ink(own.civil),
    },
    sites: {
      par: site('par'),
      lon: site('lon'),
      kyv: site('kyv'),
      four: site('four'),
      five: site('five'),
    },
  };
}

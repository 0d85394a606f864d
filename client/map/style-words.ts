import {
  hatchMessages,
  mapEditMessages as words,
  styledMessages,
} from '../../shared/messages/map-edit.ts';
import { markColourMessages, markIconMessages } from '../../shared/messages/map.ts';
import type { Params, Text } from '../../shared/messages/translate.ts';
import { STYLE_PARTS, type StylePart } from '../../shared/room/board/style.ts';
import { signOf } from './marks/icons.ts';

export const DASH_WORDS = { dashed: words.dashed, dotted: words.dotted, dashdot: words.dashdot };
export const HEAD_WORDS = {
  none: words.headsNone,
  end: words.headsEnd,
  start: words.headsStart,
  both: words.headsBoth,
};

type Say = (text: Text, params?: Params) => string;

/** Values that have a word, by part; empty: none is chosen. */
const WORDS: Partial<Record<StylePart, Readonly<Record<string, Text>>>> = {
  colour: markColourMessages,
  dash: { ...DASH_WORDS, '': words.solid },
  hatch: { ...hatchMessages, '': words.none },
  heads: HEAD_WORDS,
};

/** What somebody did to the look of a mark. @param to the value as the journal tells it */
export function styleSaid(part: string, to: string, say: Say): string {
  const known = STYLE_PARTS.find((one) => one === part);
  if (!known) return say(words.styled);
  const what = say(styledMessages[known]);
  const value = valueOf(known, to, say);
  return value ? say(words.changedTo, { what, to: value }) : what;
}

function valueOf(part: StylePart, to: string, say: Say): string {
  const word = WORDS[part]?.[to];
  if (word) return say(word);
  const number = to === '' ? Number.NaN : Number(to);
  if (part === 'icon') return to && say(markIconMessages[signOf(to).icon]);
  if (!Number.isFinite(number)) return '';
  return part === 'fill' ? `${Math.round(number * 100)} %` : `${number} px`;
}

import { MAX_PROPERTIES } from '../room/board/schema.ts';
import { isPropertyName, isPropertyValue, LABEL_LENGTH } from '../room/board/values.ts';
import { cleanText, plainText } from './text.ts';

export const NOTE_LENGTH = 20_000;
/** Where files keep an object's name and its description, in order of preference. */
const NAMES = ['name', 'title', 'label', 'Name', 'NAME'];
const NOTES = ['description', 'desc', 'note', 'cmt', 'remarks'];

export interface ReadProperties {
  readonly label: string;
  readonly note: string;
  readonly props: Record<string, string | number | boolean | null>;
  /** Some were left out: nested values, names or values that the board does not take. */
  readonly left: boolean;
  /** Label or note was longer than the board takes. */
  readonly shortened: boolean;
}

/** KML gives HTML balloons as `{ '@type': 'html', value }`. */
function wordsOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'value' in value)
    return typeof value.value === 'string' ? plainText(value.value) : '';
  return '';
}

function firstOf(properties: Record<string, unknown>, names: readonly string[]): string | null {
  return names.find((name) => wordsOf(properties[name]).trim() !== '') ?? null;
}

/** What an object's `properties` say, as a feature of the board says it. */
export function readProperties(properties: Record<string, unknown>): ReadProperties {
  const name = firstOf(properties, NAMES);
  const description = firstOf(properties, NOTES);
  const said = name === null ? '' : wordsOf(properties[name]);
  const told = description === null ? '' : wordsOf(properties[description]);
  const props: ReadProperties['props'] = {};
  let left = false;
  let count = 0;
  for (const [key, value] of Object.entries(properties)) {
    if (key === name || key === description || key === 'accord') continue;
    const plain = typeof value === 'string' ? cleanText(value, 4096) : value;
    if (count < MAX_PROPERTIES && isPropertyName(key) && isPropertyValue(plain)) {
      props[key] = plain as string | number | boolean | null;
      count++;
    } else left = true;
  }
  return {
    label: cleanText(said, LABEL_LENGTH),
    note: cleanText(told, NOTE_LENGTH),
    props,
    left,
    shortened: said.length > LABEL_LENGTH || told.length > NOTE_LENGTH,
  };
}

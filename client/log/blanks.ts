import { BLANK, type LogTemplate } from '../../shared/messages/log-templates.ts';
import type { Language } from '../../shared/room/record/terms.ts';

/** A template's text: one labelled blank a line. */
export function templateText(template: LogTemplate, language: Language): string {
  const colon = language === 'fr' ? ' : ' : ': ';
  return template.lines.map((line) => `${line[language]}${colon}${BLANK}`).join('\n');
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The next blank behind `from` (or before, backwards), going round at the end; null: none. */
export function nextBlank(text: string, { start, end }: Span, backwards = false): Span | null {
  const around = backwards
    ? [text.slice(0, start).lastIndexOf(BLANK), text.lastIndexOf(BLANK)]
    : [text.indexOf(BLANK, end), text.indexOf(BLANK)];
  const at = around.find((one) => one >= 0);
  return at === undefined ? null : { start: at, end: at + BLANK.length };
}

export function countBlanks(text: string): number {
  return text.split(BLANK).length - 1;
}

/** What is left blank says so in words. */
export function fillBlanks(text: string, words: string): string {
  return text.replaceAll(BLANK, words);
}

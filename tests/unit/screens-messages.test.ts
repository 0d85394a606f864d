import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decisionActMessages } from '../../shared/messages/decision-sheet.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { logMessages } from '../../shared/messages/log.ts';
import { translate, type Message, type PluralForms } from '../../shared/messages/translate.ts';
import { ERRORS } from '../../shared/protocol/errors.ts';
import { LANGUAGES, type Language } from '../../shared/room/record/terms.ts';

const isMessage = (value: object): value is Message =>
  LANGUAGES.every((language) => Object.hasOwn(value, language));

/** Every message anywhere in `value`, with the way to it. */
function messagesIn(value: unknown, way: string): (readonly [string, Message])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isMessage(value)) return [[way, value]];
  return Object.entries(value).flatMap(([key, each]) => messagesIn(each, `${way}.${key}`));
}
const modules = import.meta.glob('../../shared/messages/*.ts', { eager: true });
const messages = Object.entries(modules).flatMap(([file, exported]) =>
  messagesIn(exported, path.basename(file, '.ts')),
);

const patterns = (forms: string | PluralForms): string[] =>
  typeof forms === 'string' ? [forms] : Object.values(forms);
const placeholders = (pattern: string): string =>
  [...new Set(pattern.match(/\{\w+\}/g) ?? [])].sort().join(' ');

describe('8.1 words', () => {
  it('8.1 every code of the catalogue has its sentence', () => {
    expect(Object.keys(errorMessages).sort()).toEqual(Object.keys(ERRORS).sort());
  });

  it.each(messages)(
    '8.1 %s is there in three languages, with the same parameters',
    (_, message) => {
      const wanted = new Set<string>();
      for (const language of LANGUAGES)
        for (const pattern of patterns(message[language])) {
          expect(pattern.trim()).not.toBe('');
          wanted.add(placeholders(pattern));
        }
      expect([...wanted]).toHaveLength(1);
    },
  );

  it('8.1 what is counted has the forms of its language', () => {
    const needed: Record<Language, string[]> = {
      en: ['one', 'other'],
      fr: ['one', 'other'],
      uk: ['few', 'many', 'one', 'other'],
    };
    for (const [key, message] of messages)
      for (const language of LANGUAGES) {
        const forms = message[language];
        if (typeof forms !== 'string')
          expect(Object.keys(forms), `${key} ${language}`).toEqual(
            expect.arrayContaining(needed[language]),
          );
      }
  });

  it('8.1 signs are the typographer’s, quotes those of the language', () => {
    expect(messages.length).toBeGreaterThan(800);
    for (const [key, message] of messages)
      for (const language of LANGUAGES)
        for (const pattern of patterns(message[language])) {
          expect(pattern, key).not.toMatch(/['"]|\.\.\.|\u00a0/);
          if (language !== 'en') expect(pattern, key).not.toMatch(/[“”]/);
          if (language === 'fr') expect(pattern, key).not.toMatch(/\S[;!?»]|[^\d\s}]:|«\S/);
        }
  });

  it('8.1 French keeps its signs and quotes on the line of their words', () => {
    const at = (message: Message): string =>
      translate(message, 'fr', { title: '« a » : b', text: 'c' });
    expect(at(decisionActMessages.objected)).toBe(
      'a fait objection à «\u00a0« a » : b\u00a0»\u00a0: c',
    );
    expect(translate(decisionMessages.vote, 'en', { delegation: 'PAR', state: 'signed' })).toBe(
      'PAR: signed',
    );
  });

  it('8.1 Ukrainian counts right', () => {
    const count = (n: number): string => translate(logMessages.count, 'uk', { count: n });
    expect([1, 2, 5, 11, 21, 22, 112].map(count)).toEqual([
      '1 запис',
      '2 записи',
      '5 записів',
      '11 записів',
      '21 запис',
      '22 записи',
      '112 записів',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { alertMessages } from '../../shared/messages/alerts.ts';
import {
  appMessages,
  keyMessages,
  linkMessages,
  savedMessages,
} from '../../shared/messages/app.ts';
import { decisionActMessages, sheetMessages } from '../../shared/messages/decision-sheet.ts';
import { decisionMessages } from '../../shared/messages/decisions.ts';
import { composerMessages } from '../../shared/messages/composer.ts';
import { errorMessages } from '../../shared/messages/errors.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { lobbyMessages } from '../../shared/messages/lobby.ts';
import { actMessages, logMessages } from '../../shared/messages/log.ts';
import * as formats from '../../shared/messages/formats.ts';
import * as map from '../../shared/messages/map.ts';
import { peopleMessages } from '../../shared/messages/people.ts';
import { readingMessages } from '../../shared/messages/reading.ts';
import {
  kindMessages,
  natureMessages,
  roleMessages,
  verificationMessages,
} from '../../shared/messages/room.ts';
import { translate, type Message, type PluralForms } from '../../shared/messages/translate.ts';
import { ERRORS } from '../../shared/protocol/errors.ts';
import { LANGUAGES, type Language } from '../../shared/room/record/bodies-common.ts';

const AREAS: Record<string, Readonly<Record<string, Message>>> = {
  app: appMessages,
  saved: savedMessages,
  link: linkMessages,
  keys: keyMessages,
  alerts: alertMessages,
  decisions: decisionMessages,
  sheet: sheetMessages,
  decisionActs: decisionActMessages,
  errors: errorMessages,
  lobby: lobbyMessages,
  log: logMessages,
  acts: actMessages,
  reading: readingMessages,
  people: peopleMessages,
  evidence: evidenceMessages,
  composer: composerMessages,
  kinds: kindMessages,
  natures: natureMessages,
  roles: roleMessages,
  verification: verificationMessages,
  map: map.mapMessages,
  formats: formats.formatMessages,
  fileRefusals: formats.fileRefusalMessages,
  findings: formats.findingMessages,
};
const messages = Object.entries(AREAS).flatMap(([area, all]) =>
  Object.entries(all).map(([key, message]) => [`${area}.${key}`, message] as const),
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

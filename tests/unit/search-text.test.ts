import { describe, expect, it } from 'vitest';
import { holdsWords, queryWords, snippetOf } from '../../shared/room/search-text.ts';

describe('3.110 words are found whatever their case, accents and apostrophes', () => {
  it.each([
    ['L’Élysée demande six cars à Évreux.', 'elysee', true],
    ['L’Élysée demande six cars à Évreux.', 'ÉVR six', true],
    ['L’Élysée demande six cars à Évreux.', 'lysee', false],
    ['Немає зв’язку з Києвом', "зв'язк києв", true],
    ['Немає зв’язку з Києвом', 'звязку', true],
    ['Рівень на гідропосту Вельм', 'ПІДРО', false],
    ['Рівень на гідропосту Вельм', 'гідро', true],
    ['Їжа для ґанку, Чернігів', 'іжа ганк чернігів', true],
    ['Œuvre à Straße', 'oeuvre strasse', true],
    ['see PAR-0042 about E-2', 'par-0042 e-2', true],
    ['two coaches', 'two three', false],
  ])('3.110 %s ← %s: %s', (text, query, found) => {
    expect(holdsWords(text, queryWords(query))).toBe(found);
  });

  it('3.110 nothing but signs is no query; a very long one is cut', () => {
    expect(queryWords(' -- “*” OR "')).toEqual(['or']);
    expect(queryWords('!!! … "')).toEqual([]);
    expect(queryWords('a b c d e f g h i j k')).toHaveLength(8);
  });
});

describe('3.111 a snippet', () => {
  it('3.111 shows what was found, marked, on one line', () => {
    const text = `${'x '.repeat(100)}\nL’Élysée demande six cars.\n${'y '.repeat(300)}`;
    const { text: shown, marks } = snippetOf(text, queryWords('elysee SIX'));
    expect(marks.map(([at, length]) => shown.slice(at, at + length))).toEqual(['Élysée', 'six']);
    expect(shown).not.toContain('\n');
    expect(shown.length).toBeLessThan(260);
    expect(shown.startsWith('… ') && shown.endsWith(' …')).toBe(true);
  });

  it('3.111 cuts no character in two', () => {
    // Sixty units before the word, and at the end, is the second half of a character.
    const { text } = snippetOf(`a${'😀'.repeat(30)}.word${'😀'.repeat(200)}`, ['word']);
    expect(text).toMatch(/^… 😀.*😀 …$/u);
    expect(text.isWellFormed()).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { BLANK, LOG_TEMPLATES } from '../../shared/messages/log-templates.ts';
import { LANGUAGES } from '../../shared/room/record/terms.ts';
import { LOG_BODIES } from '../../shared/room/record/bodies-log.ts';
import { nameOf } from '../../client/log/attach.ts';
import { countBlanks, fillBlanks, nextBlank, templateText } from '../../client/log/blanks.ts';
import { callAt, matching, replaced, type Suggestion } from '../../client/log/completion.ts';
import { missing, shownFields } from '../../client/log/compose-check.ts';
import { keyAct } from '../../client/log/compose-keys.ts';
import { lineOf } from '../../client/log/compose-line.ts';
import { loadDesk, saveDesk, useSource } from '../../client/log/draft-store.ts';
import { newDraft } from '../../client/log/draft.ts';
import { eventTime } from '../../client/log/event-time.ts';

const at = (text: string) => Date.parse(`2026-11-22T${text}Z`);
const NOW = at('16:42:07');

/** Storage of a browser, or one that refuses. */
function storage(refuses = false) {
  const kept = new Map<string, string>();
  const refuse = (): void => {
    if (refuses) throw new Error('QuotaExceededError');
  };
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      refuse();
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('8.141 what is called up as one types', () => {
  it.each([
    ['@', '', 0],
    ['seen by @Ok', 'Ok', 8],
    ['at #B-1', 'B-1', 3],
    ['(#PAR-00', 'PAR-00', 1],
    ['/meth', 'meth', 0],
    ['first line\n/', '', 11],
  ])('%j', (before, typed, start) => {
    expect(callAt(before)).toMatchObject({ typed, start });
  });

  it.each(['mail a@b.org', 'on 12/11', 'and/or', '# one', 'x#', 'price 5 km/h'])(
    '%j calls up nothing',
    (before) => expect(callAt(before)).toBeNull(),
  );

  const suggestion = (label: string): Suggestion => ({
    key: label,
    label,
    detail: '',
    pick: { does: 'kind', kind: 'comment' },
  });

  it('8.141 finds by the beginning of a word first, whatever the accents', () => {
    const all = ['Préfecture', 'Rue du Pré', 'Appréhension', 'Київ'].map(suggestion);
    const labels = (typed: string) => matching(all, typed).map(({ label }) => label);
    expect(labels('pre')).toEqual(['Préfecture', 'Rue du Pré', 'Appréhension']);
    expect(labels('киї')).toEqual(['Київ']);
    expect(labels('zzz')).toEqual([]);
  });

  it('8.141 puts the words where they were called up, and the caret behind them', () => {
    const call = { sign: '#' as const, typed: 'E', start: 3 };
    expect(replaced('at #E before night', call, '#E-2')).toEqual({
      text: 'at #E-2 before night',
      caret: 8,
    });
    expect(replaced('at #E', call, '#E-2')).toEqual({ text: 'at #E-2 ', caret: 8 });
  });
});

describe('8.142 templates', () => {
  it.each(LANGUAGES)('8.142 in %s every line has its label and one blank', (language) => {
    for (const template of LOG_TEMPLATES) {
      const text = templateText(template, language);
      expect(text.split('\n')).toHaveLength(template.lines.length);
      expect(countBlanks(text)).toBe(template.lines.length);
    }
  });

  it('8.142 Tab goes from blank to blank and round; what is left blank is filled in words', () => {
    const text = `a: ${BLANK}\nb: ${BLANK}`;
    const first = nextBlank(text, { start: 0, end: 0 })!;
    const second = nextBlank(text, first)!;
    expect([first.start, second.start]).toEqual([3, 10]);
    expect(nextBlank(text, second)).toEqual(first);
    expect(nextBlank(text, first, true)).toEqual(second);
    expect(nextBlank('no blank', first)).toBeNull();
    expect(fillBlanks(text, 'not known')).toBe('a: not known\nb: not known');
  });
});

describe('8.143 one key', () => {
  const press = (key: string, code: string, more = {}) =>
    keyAct({ key, code, altKey: true, ctrlKey: false, metaKey: false, ...more });

  it('8.143 for each kind, each status, each field, on any keyboard', () => {
    expect(press('2', 'Digit2')).toEqual({ kind: 'request' });
    expect(press('é', 'Digit2')).toEqual({ kind: 'request' });
    expect(press('8', 'Digit8')).toEqual({ status: 'verified' });
    expect(press('0', 'Digit0')).toEqual({ status: null });
    expect(press('і', 'KeyS')).toEqual({ field: 'source' });
    expect(press('a', 'KeyQ')).toEqual({ attach: true });
    expect(press('œ', 'KeyQ')).toEqual({ field: 'speaker' });
  });

  it('8.143 never instead of a character: without Alt, or with AltGr, it is text', () => {
    expect(press('2', 'Digit2', { altKey: false })).toBeNull();
    expect(press('@', 'Digit2', { ctrlKey: true })).toBeNull();
  });
});

describe('8.144 the time of the event', () => {
  const read = (text: string, zone: 'zulu' | 'local' = 'zulu', now = NOW) =>
    eventTime(text, now, zone, 'Europe/Kyiv');

  it('8.144 is now, Zulu, local or so long ago, and never in the future', () => {
    expect(read('')).toBeUndefined();
    expect(read('14:32')).toBe(at('14:32:00'));
    expect(read('16:32', 'local')).toBe(at('14:32:00'));
    expect(read('1632L')).toBe(at('14:32:00'));
    expect(read('14:32z', 'local')).toBe(at('14:32:00'));
    expect(read('-20')).toBe(NOW - 20 * 60_000);
    expect(read('17:00')).toBe(at('17:00:00') - 86_400_000);
    expect(read('01:30', 'local', at('00:10:00'))).toBe(at('00:00:00') - 30 * 60_000);
    expect(read('soon')).toBeNull();
  });

  it('8.144 more than 15 minutes ago it asks why, before anything is sent', () => {
    const draft = newDraft({ text: 'x', source: 'Own', time: '-16' });
    expect(shownFields(draft, new Set(), NOW, null)).toContain('lateReason');
    expect(missing(draft, NOW, null)).toMatchObject({ field: 'lateReason' });
    expect(missing({ ...draft, lateReason: 'Radio silence' }, NOW, null)).toHaveProperty('eventAt');
    expect(missing({ ...draft, time: '-15' }, NOW, null)).toHaveProperty('eventAt');
    expect(missing({ ...draft, source: ' ' }, NOW, null)).toMatchObject({ field: 'source' });
  });
});

describe('8.140 what is written', () => {
  it('8.140 becomes an entry that the record takes, without what was left empty', () => {
    const person = '01JD0000000000000000000001';
    const draft = newDraft({
      text: ' Seen by @Anna ',
      source: 'Own',
      mentions: [
        { name: 'Anna', of: { person } },
        { name: 'Boris', of: { person } },
      ],
    });
    const body = lineOf(draft, 'en');
    expect(LOG_BODIES['log.append'].parse(body)).toEqual({
      kind: 'information',
      text: 'Seen by @Anna',
      language: 'en',
      source: 'Own',
      mentions: [{ person }],
    });
  });

  it('8.140 stays on the desk under the id of its entry, with what is being sent', () => {
    const device = storage();
    const draft = newDraft({ text: 'half a sent' });
    const body = { kind: 'comment', text: 'sent', language: 'en' } as const;
    const sending = [{ id: draft.id, type: 'log.append' as const, body }];
    expect(saveDesk(device, 'room', { draft, sending })).toBe(true);
    expect(loadDesk(device, 'room')).toEqual({ draft, sending });
    expect(loadDesk(device, 'other').draft.text).toBe('');
    device.setItem('accord.draft.room', '{"draft":{"text":7}}');
    expect(loadDesk(device, 'room').draft.text).toBe('');
    expect(saveDesk(storage(true), 'room', { draft, sending })).toBe(false);
  });

  it('8.145 the source that was used last comes first', () => {
    const device = storage();
    useSource(device, 'room', 'Drone');
    useSource(device, 'room', 'Patrol');
    expect(useSource(device, 'room', 'Drone')).toEqual(['Drone', 'Patrol']);
  });

  it('8.146 a file is called by the last part of its name, without what could disguise it', () => {
    expect(nameOf('C:\\tmp\\plan.pdf')).toBe('plan.pdf');
    expect(nameOf('../../etc/passwd')).toBe('passwd');
    expect(nameOf('photo\u202Egpj.exe')).toBe('photogpj.exe');
    expect(nameOf('///')).toBe('file');
  });
});

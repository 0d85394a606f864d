import { describe, expect, it } from 'vitest';
import { rememberedMe, rememberedRooms, rememberMe } from '../../client/app/remembered.ts';
import { loadDesk, loadSources, saveDesk } from '../../client/log/draft-store.ts';
import { newDraft } from '../../client/log/draft.ts';
import { DEFAULT_SITES } from '../../shared/room/sites.ts';

const ID = '01J9ZZZZZZZZZZZZZZZZZZZZZZ';
const HASH = 'a'.repeat(64);

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** Every copy of `value` in which one thing, however deep, is an empty object, which nothing of ours is. */
function* bent(value: unknown): Generator<unknown> {
  yield {};
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inside] of Object.entries(value))
    for (const other of bent(inside)) {
      const copy: unknown[] | Record<string, unknown> = Array.isArray(value)
        ? [...(value as unknown[])]
        : { ...value };
      yield Object.assign(copy, { [key]: other });
    }
}

const FILE = {
  hash: HASH,
  size: 4,
  name: 'plan.pdf',
  type: 'application/pdf',
  thumbnail: { hash: HASH, size: 2 },
};
const DESK = {
  draft: newDraft({
    text: 'half a sent',
    status: 'verifying',
    links: [{ to: 'decision', id: ID }],
    mentions: [
      { name: 'KYV', of: { delegation: 'KYV' } },
      { name: 'Oksana', of: { person: ID } },
    ],
    files: [FILE],
  }),
  sending: [
    {
      id: ID,
      type: 'log.append' as const,
      eventAt: 1,
      writtenAt: 2,
      clockOffset: -3000,
      provisional: 'KYV-p3',
      body: {
        kind: 'information' as const,
        text: 'sent',
        language: 'uk' as const,
        status: 'verified' as const,
        source: 'patrol',
        onBehalfOf: 'the prefect',
        speech: { speaker: 'the mayor' },
        lateReason: 'cut off',
        mentions: [{ person: ID }],
        attachments: [FILE],
        links: [{ to: 'entry' as const, id: ID }],
      },
    },
  ],
};
const ME = {
  person: { id: ID, name: 'Олена', delegation: 'KYV' },
  grants: [{ room: '*', role: 'editor' as const }],
  expiresAt: 10,
  sites: DEFAULT_SITES,
  site: 'KYV',
  attachmentBytes: 25,
};
const ROOMS = [{ id: ID, name: 'Flood', nature: 'live', marking: '', closed: false }];

describe('8.96 what a device keeps', () => {
  it('8.96 is what it was when it comes back', () => {
    const device = storage();
    saveDesk(device, 'room', DESK);
    expect(loadDesk(device, 'room')).toEqual(DESK);
    rememberMe(device, ME);
    expect(rememberedMe(device, 9)).toEqual(ME);
    expect(rememberedMe(device, 10)).toBeNull();
    device.setItem('accord.rooms', JSON.stringify(ROOMS));
    expect(rememberedRooms(device)).toEqual(ROOMS);
  });

  it('8.96 is nothing where any part of it is something else', () => {
    const device = storage();
    let tried = 0;
    for (const desk of bent(DESK)) {
      device.setItem('accord.draft.room', JSON.stringify(desk));
      expect(loadDesk(device, 'room').draft.text, JSON.stringify(desk)).toBe('');
      tried += 1;
    }
    for (const me of bent(ME)) {
      device.setItem('accord.me', JSON.stringify(me));
      expect(rememberedMe(device, 0), JSON.stringify(me)).toBeNull();
      tried += 1;
    }
    for (const rooms of bent(ROOMS)) {
      device.setItem('accord.rooms', JSON.stringify(rooms));
      expect(rememberedRooms(device), JSON.stringify(rooms)).toEqual([]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(80);
  });

  it('8.96 a list of sources is a list of texts, and not longer than we keep', () => {
    const device = storage();
    for (const kept of ['["a",7]', '{}', '"a"', JSON.stringify(Array(9).fill('a')), 'not JSON']) {
      device.setItem('accord.sources.room', kept);
      expect(loadSources(device, 'room')).toEqual([]);
    }
  });

  it('8.96 a list of other things than lines is not sent again', () => {
    const device = storage();
    const closing = {
      id: ID,
      type: 'room.close',
      body: { text: 'x', kind: 'comment', language: 'en' },
    };
    device.setItem('accord.draft.room', JSON.stringify({ ...DESK, sending: [closing] }));
    expect(loadDesk(device, 'room').sending).toEqual([]);
  });
});

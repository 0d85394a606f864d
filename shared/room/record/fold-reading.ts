import { type Language, MAP_KEEPER } from './terms.ts';
import type { Entry } from './entry.ts';
import { isLater, stampOf, type Stamp } from './stamp.ts';

/** Who did something to a line, and when. */
export interface ReadingAct {
  readonly person: string;
  readonly name: string;
  readonly delegation: string | null;
  readonly stamp: Stamp;
}
export interface Promotion extends ReadingAct {
  readonly key: boolean;
}
export interface Translation extends ReadingAct {
  readonly language: Language;
  readonly text: string;
}

/** What readers put on record about one line. */
export interface ReadingRecord {
  promotion: Promotion | null;
  /** A delegation's code or `map-keeper` → who first asked for its acknowledgement. */
  readonly asked: Record<string, ReadingAct>;
  /** … → who first gave it. */
  readonly acknowledged: Record<string, ReadingAct>;
  /** The newest into each language; earlier ones stay in the record. */
  readonly translations: Partial<Record<Language, Translation>>;
}
/** By the id of the line. */
export type ReadingFold = Map<string, ReadingRecord>;

export type ReadingEntry = Entry<
  'log.promote' | 'log.ask-acknowledgement' | 'log.acknowledge' | 'log.translate'
>;

/** Fold one act into `reading`. The result does not depend on the order of arrival. */
export function applyReading(reading: ReadingFold, entry: ReadingEntry): void {
  const id = entry.body.entry;
  let record = reading.get(id);
  if (!record)
    reading.set(id, (record = { promotion: null, asked: {}, acknowledged: {}, translations: {} }));
  const { author, delegation } = entry;
  const act = { person: author.person, name: author.name, delegation, stamp: stampOf(entry) };
  switch (entry.type) {
    case 'log.promote':
      if (isLater(act.stamp, record.promotion?.stamp))
        record.promotion = { ...act, key: entry.body.key };
      return;
    case 'log.ask-acknowledgement':
      for (const of of entry.body.of) keepFirst(record.asked, of, act);
      return;
    case 'log.acknowledge':
      keepFirst(record.acknowledged, entry.body.as ?? delegation ?? '', act);
      return;
    case 'log.translate': {
      const { language, text } = entry.body;
      if (isLater(act.stamp, record.translations[language]?.stamp))
        record.translations[language] = { ...act, language, text };
    }
  }
}

function keepFirst(acts: Record<string, ReadingAct>, of: string, act: ReadingAct): void {
  const first = acts[of];
  if (!first || isLater(first.stamp, act.stamp)) acts[of] = act;
}

/** Is this line one of the key events? */
export function isKeyEvent(reading: ReadingFold, id: string): boolean {
  return reading.get(id)?.promotion?.key ?? false;
}

/** Of whom the acknowledgement of this line is still open, in the order of being asked. */
export function openAcknowledgements(record: ReadingRecord | undefined): string[] {
  if (!record) return [];
  return Object.keys(record.asked).filter((of) => !Object.hasOwn(record.acknowledged, of));
}

/** What a person may acknowledge: for their delegation, or, asked of it, for the map keeper. */
export function mayAcknowledge(
  record: ReadingRecord | undefined,
  delegation: string | null,
): (typeof MAP_KEEPER | undefined)[] {
  const open = openAcknowledgements(record);
  const own = delegation !== null && open.includes(delegation) ? [undefined] : [];
  return open.includes(MAP_KEEPER) ? [...own, MAP_KEEPER] : own;
}

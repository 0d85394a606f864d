import type { Body } from '../../shared/room/record/entry.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Draft } from './draft.ts';

/** The entry that a draft becomes; what was left empty is not in it. */
export function lineOf(draft: Draft, language: Language): Body<'log.append'> {
  const { kind, status, links, files } = draft;
  const text = draft.text.trim();
  const trimmed = {
    source: draft.source.trim(),
    onBehalfOf: draft.onBehalfOf.trim(),
    lateReason: draft.lateReason.trim(),
  };
  const speaker = draft.speaker.trim();
  // Who was named and then deleted from the text is not named.
  const mentions = draft.mentions.filter(({ name }) => text.includes(`@${name}`));
  return {
    kind,
    text,
    language,
    ...(status && { status }),
    ...Object.fromEntries(Object.entries(trimmed).filter(([, value]) => value !== '')),
    ...(speaker && { speech: { speaker } }),
    ...(mentions.length > 0 && { mentions: mentions.map(({ of }) => of) }),
    ...(files.length > 0 && { attachments: files }),
    ...(links.length > 0 && { links }),
  };
}

/** Hashes of all bytes that an entry carries, thumbnails too. */
export function hashesOf(body: Pick<Body<'log.append'>, 'attachments'>): string[] {
  const all = (body.attachments ?? []).flatMap(({ hash, thumbnail }) =>
    thumbnail ? [hash, thumbnail.hash] : [hash],
  );
  return [...new Set(all)];
}

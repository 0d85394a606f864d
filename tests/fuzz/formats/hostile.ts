import { zipSync } from 'fflate';
import type { FileRefusal } from '../../../shared/formats/contract.ts';
import { LIMITS } from '../../../shared/formats/limits.ts';

export interface HostileFile {
  readonly name: string;
  /** Any of these is a right answer. */
  readonly codes: readonly FileRefusal[];
  bytes(): Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (name: string, codes: readonly FileRefusal[], text: () => string): HostileFile => ({
  name,
  codes,
  bytes: () => utf8(text()),
});

/** Well-known ways to hurt a reader of map files, made here rather than kept as files. */
export function hostileMapFiles(): readonly HostileFile[] {
  const laughs = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
  ).join('');
  return [
    file(
      'entities that grow a billionfold',
      ['doctype'],
      () => `<?xml version="1.0"?><!DOCTYPE k [<!ENTITY l0 "ha">${laughs}]><kml>&l9;</kml>`,
    ),
    file(
      'an entity that reads a file',
      ['doctype'],
      () => '<!DOCTYPE k [<!ENTITY f SYSTEM "file:///etc/passwd">]><kml>&f;</kml>',
    ),
    file(
      'a document type in other letters, after a comment',
      ['doctype'],
      () => '<!-- x --><!doctype kml SYSTEM "http://example.com/k.dtd"><kml/>',
    ),
    file('an entity nobody declared', ['not-xml'], () => '<kml><name>&boom;</name></kml>'),
    file('JSON a million deep', ['too-deep'], () => '['.repeat(1_000_000)),
    file('objects in objects', ['too-deep'], () => '{"a":'.repeat(200_000)),
    file('XML a hundred thousand deep', ['too-deep'], () => '<Folder>'.repeat(100_000)),
    file(
      'more elements than a document may have',
      ['too-large'],
      () => `<kml>${'<a/>'.repeat(LIMITS.elements + 1)}</kml>`,
    ),
    file('a file past the limit', ['too-large'], () => ' '.repeat(LIMITS.bytes + 1)),
    file('a comment that never ends', ['not-xml'], () => `<kml><!--${'-'.repeat(2_000_000)}`),
    file('a tag that never ends', ['not-xml'], () => `<kml ${'a="b" '.repeat(500_000)}`),
    {
      name: 'half a ZIP',
      codes: ['zip-broken', 'zip-no-kml'],
      bytes: () => zipSync({ 'doc.kml': utf8('<kml/>'.repeat(500)) }).slice(0, 60),
    },
    {
      name: 'a ZIP of ten thousand files',
      codes: ['too-large'],
      bytes: () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`${i}.txt`, utf8('x')])),
        ),
    },
    {
      name: 'a ZIP with paths that climb',
      codes: ['zip-no-kml'],
      bytes: () => zipSync({ '../../etc/cron.d/x': utf8('x') }),
    },
    {
      name: 'bytes of no encoding',
      codes: ['encoding'],
      bytes: () => new Uint8Array(5000).fill(255),
    },
  ];
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { boardUpdateSchema } from '../../shared/protocol/board-update.ts';
import { commandSchema } from '../../shared/protocol/command.ts';
import { ERRORS } from '../../shared/protocol/errors.ts';
import { historySchema } from '../../shared/protocol/history.ts';
import { joinSchema } from '../../shared/protocol/join.ts';
import { pieceSchema } from '../../shared/protocol/piece.ts';
import { presenceSchema } from '../../shared/protocol/presence.ts';
import { searchSchema } from '../../shared/protocol/search.ts';
import { segmentSchema } from '../../shared/protocol/segment.ts';
import { syncSchema } from '../../shared/protocol/sync.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { contentHash } from '../../shared/room/canonical.ts';
import { ENTRY_BODIES } from '../../shared/room/record/entry.ts';

/** Version → hash of everything that both ends must agree on. A line is added, never changed. */
const RECORDED: Readonly<Record<number, string>> = {
  1: 'e83a4e08bd23f98d72bc5c0ad726b9b83d6b8dbfe010a456817ae4da491f94f7',
  2: '47bcc9a9ee943e1ac7df28ee084c77b53934b4a70d4d4ba58a53256987cd4692',
};

const SCHEMAS = {
  join: joinSchema,
  'board.update': boardUpdateSchema,
  command: commandSchema,
  presence: presenceSchema,
  sync: syncSchema,
  segment: segmentSchema,
  piece: pieceSchema,
  history: historySchema,
  search: searchSchema,
};

const shapeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });

/** Messages down are types alone: their files without comments and white space stand for them. */
const FILES = [
  'messages',
  'join',
  'changes',
  'presence',
  'status',
  'sync',
  'segment',
  'piece',
  'search',
  'history',
  'errors',
];

function sourceOf(file: string): string {
  const source = readFileSync(`shared/protocol/${file}.ts`, 'utf8');
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/.*/g, '')
    .replaceAll(/\s/g, '');
}

function wireHash(): string {
  const up = Object.entries(SCHEMAS).map(([name, schema]) => [name, shapeOf(schema)]);
  const entries = Object.entries(ENTRY_BODIES).map(([name, schema]) => [name, shapeOf(schema)]);
  const errors = Object.keys(ERRORS).sort();
  return contentHash({ up, entries, errors, types: FILES.map(sourceOf) });
}

describe('the protocol', () => {
  it('5.5 changes its version whenever a message changes', () => {
    const recorded = RECORDED[PROTOCOL_VERSION];
    const advice =
      'The wire changed. Before a release: put the new hash here. After: raise PROTOCOL_VERSION ' +
      '(shared/protocol/version.ts) and add a line for it.';
    expect(wireHash(), advice).toBe(recorded);
  });
});

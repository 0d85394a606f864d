import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { EXIT, Failure } from '../failure.ts';

export type Row = Readonly<Record<string, string>>;
export interface Table {
  readonly rows: readonly Row[];
  /** The file's name, without its folders. */
  readonly name: string;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
}

const jsonRows = z.array(z.record(z.string(), z.unknown()));

/** Read a CSV file with a header line, or a JSON array of objects. @throws Failure */
export function readTable(file: string): Table {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), EXIT.usage);
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  try {
    return {
      rows: file.endsWith('.json') ? fromJson(bytes) : fromCsv(bytes),
      name: basename(file),
      hash,
    };
  } catch (error) {
    throw new Failure(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fromCsv(bytes: Buffer): Row[] {
  return parse<Record<string, string>>(bytes, {
    columns: true,
    bom: true,
    comment: '#',
    comment_no_infix: true,
    skip_empty_lines: true,
    trim: true,
  });
}

function fromJson(bytes: Buffer): Row[] {
  return jsonRows
    .parse(JSON.parse(bytes.toString('utf8')))
    .map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, asText(v)])));
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);

/** `text=utterance,time=utc` → which column holds which field. @throws Failure */
export function readColumns(
  given: string | undefined,
  usual: Readonly<Record<string, readonly string[]>>,
  header: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const columns: Record<string, string | undefined> = {};
  for (const [field, names] of Object.entries(usual))
    columns[field] = names.find((name) => header.includes(name));
  for (const pair of given?.split(',') ?? []) {
    const [field = '', column = ''] = pair.split('=');
    if (!Object.hasOwn(usual, field))
      throw new Failure(
        `--columns: no field ${field}; there are ${Object.keys(usual)}`,
        EXIT.usage,
      );
    if (!header.includes(column))
      throw new Failure(`--columns: no column ${column}; there are ${header}`, EXIT.usage);
    columns[field] = column;
  }
  return columns;
}

/**
 * What a map file may ask of us. Chosen so that the worst file stays under 256 MB and 15 s in a
 * browser's worker (tests/unit/formats-hostile.test.ts measures).
 */
export const LIMITS = {
  /** Bytes of a file, and of the document inside a KMZ. */
  bytes: 12_000_000,
  /** Characters of an XML document: its tree takes some twenty times as much. */
  markup: 8_000_000,
  /** Elements of an XML document. */
  elements: 100_000,
  /** Members in one another, of JSON or XML. libkml stops at 100 folders too. */
  depth: 120,
  /** Files inside a KMZ. */
  zipFiles: 1_000,
  /** Objects of one import: the board holds 20,000. */
  objects: 5_000,
  /** Positions of one import. */
  positions: 200_000,
  /** Findings that are listed; more say nothing new. */
  findings: 500,
  /** ms until the reader is stopped from outside. */
  time: 15_000,
} as const;
export type Limits = Readonly<Record<keyof typeof LIMITS, number>>;

/**
 * Of a file that the operator lays under the marks: it is his own, and nothing of it goes to the
 * board, but every browser of the room holds it in memory.
 */
export const REFERENCE_LIMITS: Limits = {
  ...LIMITS,
  bytes: 48_000_000,
  // Of XML no more than `LIMITS` but half as much again: its tree would take a gigabyte.
  markup: 12_000_000,
  elements: 150_000,
  objects: 100_000,
  positions: 1_500_000,
  time: 60_000,
};

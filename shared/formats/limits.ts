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

import { readLog, record, type Writers } from './fill.ts';

/**
 * Speak a whole log live, line by line at `rate` lines a second.
 * @returns how many lines there were, how many are durable, and the time from sending to durable
 */
export async function replay(
  file: string,
  rate: number,
  writers: Writers,
  told: (done: number, all: number) => void,
): Promise<{ lines: number; durable: number; medianMs: number; p95Ms: number; seconds: number }> {
  const lines = readLog(file);
  const took: number[] = [];
  const began = performance.now();
  const answers: Promise<void>[] = [];
  for (const [i, line] of lines.entries()) {
    const wait = began + (i * 1_000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const sent = performance.now();
    answers.push(
      record(line, writers).then((outcome) => {
        if (outcome.ok) took.push(performance.now() - sent);
      }),
    );
    told(i + 1, lines.length);
  }
  await Promise.all(answers);
  took.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(took[Math.floor(took.length * share)] ?? 0);
  return {
    lines: lines.length,
    durable: took.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    seconds: Math.round((performance.now() - began) / 1_000),
  };
}

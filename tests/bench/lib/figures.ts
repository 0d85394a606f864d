/** The `q`-quantile (0…1) of `values`, nearest rank; NaN when empty. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** One measured figure of both servers, over the alternating runs. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** Largest accepted ratio ours/theirs. */
  readonly bar: number;
}

/** One line a figure: medians and the rounds they are of, ratio of medians, whether the bar holds. */
export function report(figure: Figure): string {
  const [ours, theirs] = [median(figure.ours), median(figure.theirs)];
  const ratio = ours === 0 && theirs === 0 ? 0 : ours / theirs;
  const number = (value: number) => (value < 100 ? value.toFixed(2) : value.toFixed(0));
  const spread = (values: readonly number[]) =>
    `${number(median(values))} (${values.map(number).join(' ')})`;
  return [
    figure.name.padEnd(38),
    `ours ${spread(figure.ours)}`.padEnd(34),
    `theirs ${spread(figure.theirs)} ${figure.unit}`.padEnd(40),
    `ratio ${ratio.toFixed(2)}`.padEnd(12),
    `bar ${figure.bar.toFixed(2)}`.padEnd(9),
    ratio <= figure.bar ? 'holds' : 'MISSED',
  ].join(' ');
}

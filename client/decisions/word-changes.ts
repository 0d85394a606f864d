/** A stretch of a text that was kept, taken out or put in. */
export interface Change {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** More words than this on both sides are compared as one stretch: the table would be too large. */
const MOST_WORDS = 1_500;

/** Words and what stands between them, so that joined they are the text again. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}'’-]+|\s+|[^\p{L}\p{N}\p{M}'’\s-]+/gu) ?? [];
}

/**
 * How `before` becomes `after`, word by word: the longest common run of words (Hunt and McIlroy
 * 1976, by the plain table of lengths) is kept, the rest taken out or put in. Joining what is kept
 * and removed gives `before`, kept and added `after`.
 */
export function wordChanges(before: string, after: string): Change[] {
  const [a, b] = [tokens(before), tokens(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const shorter = Math.min(a.length, b.length) - head;
  while (tail < shorter && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const changes = new Changes();
  changes.add('kept', a.slice(0, head));
  middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), changes);
  changes.add('kept', tail > 0 ? a.slice(-tail) : []);
  return changes.all;
}

function middle(a: readonly string[], b: readonly string[], changes: Changes): void {
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
    changes.add('removed', a);
    changes.add('added', b);
    return;
  }
  // lengths[i][j]: of the longest common run of a from i on and b from j on.
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      changes.add('kept', [a[i] ?? '']);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) changes.add('removed', [a[i++] ?? '']);
    else changes.add('added', [b[j++] ?? '']);
  }
  changes.add('removed', a.slice(i));
  changes.add('added', b.slice(j));
}

/** Joins neighbours of one kind, taken out before put in, so that a reader sees phrases. */
class Changes {
  readonly all: Change[] = [];

  add(kind: Change['kind'], words: readonly string[]): void {
    const text = words.join('');
    if (text === '') return;
    const last = this.all.at(-1);
    if (last?.kind === kind) this.all[this.all.length - 1] = { kind, text: last.text + text };
    else if (kind === 'removed' && last?.kind === 'added' && this.mergeRemoved(text)) return;
    else this.all.push({ kind, text });
  }

  private mergeRemoved(text: string): boolean {
    const before = this.all.at(-2);
    if (before?.kind !== 'removed') return false;
    this.all[this.all.length - 2] = { kind: 'removed', text: before.text + text };
    return true;
  }
}

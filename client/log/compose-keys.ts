import {
  LOG_KINDS,
  VERIFICATION,
  type LogKind,
  type Verification,
} from '../../shared/room/record/terms.ts';

/** Fields of the evidence row that a key leads to. */
export type Field = 'source' | 'time' | 'onBehalfOf' | 'speaker' | 'lateReason';

/** What a key with Alt means in the composer. Plain keys are always text. */
export type KeyAct =
  | { readonly kind: LogKind }
  | { readonly status: Verification | null }
  | { readonly field: Field }
  | { readonly attach: true };

const LETTERS: Readonly<Record<string, KeyAct>> = {
  s: { field: 'source' },
  t: { field: 'time' },
  b: { field: 'onBehalfOf' },
  q: { field: 'speaker' },
  a: { attach: true },
};

/**
 * Alt and a digit or a letter: 1 to 5 the kinds in their order, 6 to 9 the statuses, 0 no status.
 * Digits by their place on the keyboard (French ones need Shift); letters by what is printed on
 * them where that is a Latin letter, else by their place (Ukrainian, or a Mac's Option key).
 */
export function keyAct(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code' | 'key'>,
): KeyAct | null {
  // AltGr is Ctrl and Alt on Windows, and types characters.
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) {
    const n = Number(digit);
    const kind = LOG_KINDS[n - 1];
    if (kind) return { kind };
    return { status: n === 0 ? null : (VERIFICATION[n - 6] ?? null) };
  }
  const printed = /^[a-z]$/i.test(event.key) ? event.key : event.code.replace(/^Key/, '');
  return LETTERS[printed.toLowerCase()] ?? null;
}

/** Names of the characters that turn the direction of what follows. */
const TURNS: Readonly<Record<string, string>> = {
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
};
/** Everything that is no sign by itself: controls but tab and line feed, and the turns. */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const EACH = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text of a person as it is shown: characters that would hide, or turn round what stands beside
 * them, are made visible. The record keeps the text as it was written. (Unicode TR 36, 'Bidirectional
 * Text Spoofing'; control pictures: U+2400 block.)
 */
export function shownText(text: string): string {
  return HIDDEN.test(text) ? text.replace(EACH, visible) : text;
}

function visible(sign: string): string {
  if (sign === '\n' || sign === '\t') return sign;
  const turn = TURNS[sign];
  if (turn) return `‹${turn}›`;
  const code = sign.charCodeAt(0);
  if (code === 0x0d) return '';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
}

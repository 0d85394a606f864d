/**
 * Texts that would do harm where a text of a person is taken for anything but text: made here, by
 * kind, after the ways in which other programs have been hurt.
 */

/** Would set `window.owned`, were it ever run. */
const MARKUP = [
  '<script>window.owned = 1</script>',
  '<img src=x onerror="window.owned=1">',
  '"><svg/onload=window.owned=1>',
  '</p></li></ol></textarea></title><h1>Out of the line</h1>',
  '<a href="javascript:window.owned=1">click</a>',
  '<!-- <style>*{display:none}</style> -->',
  '&lt;b&gt; &amp; &#x3C;i&#x3E; stays as typed',
  ']]><script>window.owned=1</script><![CDATA[',
  '{{constructor.constructor("window.owned=1")()}} ${window.owned=1} <%= 1 %>',
];

/** Marks that turn or hide what stands beside them. */
const DIRECTIONS = [
  'Pay to \u202egnp.exe\u202c now',
  '\u2067שלום\u2069 and \u202dleft to right',
  'opened \u202e and never closed',
  'isolated \u2066 and never closed, \u2068 nor this',
  'شكرا mixed with English 12:40 and עברית.',
  '\u200e\u200f\u061c marks of direction alone',
];

/** Signs that a terminal, a file or a database obeys. */
const CONTROLS = [
  'bell\u0007 escape\u001b[31mred\u001b[0m null\u0000 delete\u007f c1\u009b31m',
  'title\u001b]0;owned\u0007 clear\u001b[2J back\b\b\bspace',
  'carriage\rreturn form\ffeed vertical\vtab',
  '%s %n %x $(reboot) `reboot` ; rm -rf / # --',
  '\'; DROP TABLE entry; -- " OR "1"="1',
  '=HYPERLINK("http://198.51.100.1","x") +1 -1 @SUM(1)',
  'NEAR(a b) "quoted* AND NOT OR ^ : - ( ) { }',
  '../../../../etc/passwd C:\\con\\nul \\\\server\\share',
];

/** Letters that take more room, or less, than they count. */
const LETTERS = [
  'Z\u0351\u036b\u0343a\u0346l\u0358g\u0321o\u0319, \u200bzero\u200bwidth\u2060 \ufeffbom',
  '\u2028line\u2029paragraph \u0085next',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦🇫🇷 e\u0301 \u{1f1fa}',
  '田中さんにあげて下さい Ґрунт із м’якою водою, œuvre naïve',
  'ﬀ ﬃ Ⅷ ① ½ İıſß ǅ',
  'half a pair \ud800 and the other \udc00',
  'null undefined NaN true [object Object] __proto__ constructor',
];

export const HOSTILE_TEXTS: readonly string[] = [...MARKUP, ...DIRECTIONS, ...CONTROLS, ...LETTERS];

/** The hostile ones over and over, exactly `length` UTF-16 units long and never ending in a space. */
export function hostileOf(length: number): string {
  const once = `${HOSTILE_TEXTS.join(' | ')} | `;
  const text = once.repeat(Math.ceil(length / once.length)).slice(0, length - 1);
  return `${text}.`;
}

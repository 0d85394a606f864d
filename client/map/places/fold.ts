/**
 * Names reduced to what every way of writing them shares, so that Avdiivka, Avdiyivka, Avdiïvka and
 * Авдіївка are one: Cyrillic by Ukraine's official romanisation (resolution 55 of 2010), the
 * sibilants of French, Polish and English spellings to one letter, y and i to one, no doubled letters.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ъ: '',
  ю: 'iu',
  я: 'ia',
  ы: 'y',
  э: 'e',
  ё: 'e',
};

/** In this order. Upper case stands for sounds that several letters write. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[łŁ]/g, 'l'],
  [/[øœ]/g, 'o'],
  [/æ/g, 'e'],
  [/ß/g, 'ss'],
  [/shch|chtch|schtsch|szcz|stch/g, 'C'],
  [/tch|tsch|sch|sh|ch|cz|sz/g, 'C'],
  [/dzh|dj|zh|j/g, 'J'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/ts|tz/g, 's'],
  [/ou|oo/g, 'u'],
  [/[ck]+h?|q/g, 'k'],
  [/g/g, 'h'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/y/g, 'i'],
  [/i+(?=[eua])/g, 'i'],
  [/ie/g, 'e'],
  [/(.)\1+/g, '$1'],
];

/** Words of a name, lower case, without accents. */
function words(name: string): string[] {
  return [...name.normalize('NFC').toLowerCase()]
    .map((letter) => CYRILLIC[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’ʼ`´ʹ]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The whole name as one key. */
export function fold(name: string): string {
  let key = words(name).join('');
  for (const [pattern, by] of SOUNDS) key = key.replaceAll(pattern, by);
  return key;
}

/** Keys under which a name is found: the whole of it, and from each of its later words on. */
export function keysOf(name: string): string[] {
  const parts = words(name);
  return parts.map((_, i) => fold(parts.slice(i).join(' '))).filter((key) => key !== '');
}

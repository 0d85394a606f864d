import type { Random } from '../board/random.ts';

const CLASSES: Readonly<Record<string, string>> = {
  d: '0123456789',
  w: 'abcxyzABC019_',
  s: ' ',
};

/**
 * A string that `pattern` matches, for the plain patterns of our schemas: literals, classes,
 * groups, alternatives and quantifiers. Whoever asks checks the result.
 */
export function sampleOf(pattern: RegExp, random: Random): string {
  const { source } = pattern;
  let at = 0;

  const alternatives = (): string => {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return random.pick(options);
  };

  const sequence = (): string => {
    let text = '';
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const from = at;
      const first = atom();
      const after = at;
      const [least, most] = quantifier();
      const end = at;
      const times = least + random.below(Math.min(most - least, 4) + 1);
      for (let i = 0; i < times; i++) {
        at = from;
        text += i === 0 ? first : atom();
      }
      at = Math.max(end, after);
    }
    return text;
  };

  const quantifier = (): readonly [number, number] => {
    const sign = source[at];
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(source.slice(at));
    if (counted) {
      at += counted[0].length;
      const least = Number(counted[1]);
      return [least, counted[2] === undefined ? least : Number(counted[3] || least + 4)];
    }
    if (sign !== '?' && sign !== '*' && sign !== '+') return [1, 1];
    at++;
    return sign === '?' ? [0, 1] : [sign === '+' ? 1 : 0, 4];
  };

  const atom = (): string => {
    const sign = source[at++] ?? '';
    if (sign === '^' || sign === '$') return '';
    if (sign === '.') return 'x';
    if (sign === '[') return oneOfClass();
    if (sign === '(') {
      const special = /^\?(:|<[^>]*>)/.exec(source.slice(at));
      at += special?.[0].length ?? 0;
      const text = alternatives();
      at++;
      return text;
    }
    return sign === '\\' ? escaped() : sign;
  };

  const escaped = (): string => {
    const sign = source[at++] ?? '';
    const known = CLASSES[sign];
    return known ? random.pick([...known]) : sign;
  };

  const oneOfClass = (): string => {
    const end = source.indexOf(']', at + 1);
    const body = source.slice(at, end);
    at = end + 1;
    const members: string[] = [];
    for (const [whole, low, high, escape, plain] of body.matchAll(/([^\\])-([^\\])|\\(.)|(.)/gu)) {
      if (low && high)
        for (let code = low.charCodeAt(0); code <= high.charCodeAt(0); code++)
          members.push(String.fromCharCode(code));
      else members.push(...(CLASSES[escape ?? ''] ?? escape ?? plain ?? whole));
    }
    return body.startsWith('^') ? 'q' : random.pick(members);
  };

  return alternatives();
}

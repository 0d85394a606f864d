/** The cookies of one server, for programs that are no browser. */
export class CookieJar {
  readonly #cookies: Map<string, string>;

  constructor(cookies: Readonly<Record<string, string>> = {}) {
    this.#cookies = new Map(Object.entries(cookies));
  }

  /** The value of a Cookie header; undefined: nothing to send. */
  get header(): string | undefined {
    const pairs = [...this.#cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length ? pairs.join('; ') : undefined;
  }

  /** Take in Set-Cookie headers. Only name, value and an immediate end matter here. */
  take(headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';');
      const at = pair.indexOf('=');
      if (at <= 0) continue;
      const name = pair.slice(0, at).trim();
      const ended = attributes.some((one) => /^\s*max-age\s*=\s*0\s*$/i.test(one));
      if (ended) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(at + 1).trim());
    }
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.#cookies);
  }
}

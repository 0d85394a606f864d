/**
 * The session's cookie. Over https it is `__Host-accord`: a browser takes that name only with
 * Secure, Path=/ and no Domain, so no other host or path of the domain can plant one. On plain
 * http (a laptop, a lab) browsers would drop such a cookie, so it is called `accord` there.
 */
export interface CookieJar {
  readonly name: string;
  /** The value of Set-Cookie; null: forget it. */
  header(secret: string | null): string;
  /** The secret in a Cookie header; null: none. */
  read(header: string | undefined): string | null;
}

/** @param maxAgeSeconds how long the browser keeps it; the server decides how long it is good */
export function cookieJar(secure: boolean, maxAgeSeconds: number): CookieJar {
  const name = secure ? '__Host-accord' : 'accord';
  // Strict: no request that another site started carries it, so none can act in a person's name.
  // Invitations still work: the page is loaded without it and then asks from our own origin.
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    name,
    header: (secret) =>
      secret === null
        ? `${name}=; Max-Age=0; ${attributes}`
        : `${name}=${secret}; Max-Age=${maxAgeSeconds}; ${attributes}`,
    read: (header) => {
      for (const part of header?.split(';') ?? []) {
        const at = part.indexOf('=');
        if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
      }
      return null;
    },
  };
}

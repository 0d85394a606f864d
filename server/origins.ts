import type { IncomingHttpHeaders } from 'node:http';

/** Where people reach this server, and which pages may act in their name. */
export interface Origins {
  /** `https://room.example.org`, without a slash: what links begin with. */
  readonly public: string;
  /** True when browsers reach us over https, so that cookies may demand it. */
  readonly secure: boolean;
  /** `public` and all others whose pages may change anything or open a WebSocket. */
  readonly trusted: readonly string[];
}

export interface OriginOptions {
  readonly host: string;
  /** null: made of host and port. */
  readonly publicOrigin: string | null;
  /** Further origins, e.g. an intranet's second name for this server. */
  readonly trustedOrigins: readonly string[];
  readonly sites: readonly { readonly id: string }[];
}

/** @param port the one that the server listens on (PORT=0 takes any) */
export function originsOf(options: OriginOptions, port: number): Origins {
  const own = options.publicOrigin ?? localOrigin(options.host, port);
  const trusted = new Set([own, ...options.trustedOrigins]);
  const url = new URL(own);
  if (isLoopback(url.hostname))
    for (const name of loopbackNames(options.sites)) {
      url.hostname = name;
      trusted.add(url.origin);
    }
  return { public: own, secure: own.startsWith('https:'), trusted: [...trusted] };
}

/**
 * May a request with these headers change anything? With an Origin, it must be a trusted one.
 * Without, it comes from a program: every browser sends Origin with POST, DELETE and WebSocket, and
 * Sec-Fetch-Site besides, so that header without an Origin is nothing we know, and refused.
 */
export function mayAct(headers: IncomingHttpHeaders, trusted: readonly string[]): boolean {
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === undefined;
  return trusted.includes(origin);
}

/** Where a browser on this machine finds a server that listens on `host`. */
function localOrigin(host: string, port: number): string {
  const any = host === '0.0.0.0' || host === '::';
  const name = any ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`).origin;
}

/**
 * This machine's own names are one server. Cookies are kept by host name, and browsers look names
 * under `.localhost` up nowhere else: so one browser can hold Paris at `par.localhost`, Kyiv at
 * `kyv.localhost` and an observer, side by side, for a demonstration.
 */
function loopbackNames(sites: OriginOptions['sites']): string[] {
  const people = [...sites.map((site) => site.id.toLowerCase()), 'observer', 'facilitator'];
  return ['localhost', '127.0.0.1', '[::1]', ...people.map((name) => `${name}.localhost`)];
}

function isLoopback(hostname: string): boolean {
  return (
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost')
  );
}

import type { IncomingHttpHeaders } from 'node:http';

/** Which pages may act in a person's name: asked for every change over HTTP and every WebSocket. */
export interface Origins {
  /** `https://room.example.org`, without a slash: what links begin with. */
  public(): string;
  /** True when the browser reaches us over https, so that cookies may demand it. */
  readonly secure: boolean;
  /**
   * A request with an Origin must come from a trusted one. One without comes from a program: every
   * browser sends Origin with POST, DELETE and WebSocket, and the newer ones Sec-Fetch-Site besides,
   * so that header without an Origin is nothing we know, and refused.
   */
  trusts(headers: IncomingHttpHeaders): boolean;
  /** Called once listening: PORT=0 takes any free port, and links must name it. */
  listeningOn(port: number): void;
}

export interface OriginOptions {
  readonly host: string;
  readonly port: number;
  /** null: made of host and port. */
  readonly publicOrigin: string | null;
  /** Further origins, e.g. an intranet's second name for this server. */
  readonly trusted: readonly string[];
}

export function createOrigins(options: OriginOptions): Origins {
  let own = options.publicOrigin ?? localOrigin(options.host, options.port);
  return {
    public: () => own,
    secure: own.startsWith('https:'),
    trusts: (headers) => {
      const { origin } = headers;
      if (origin === undefined) return headers['sec-fetch-site'] === undefined;
      return origin === own || options.trusted.includes(origin) || bothLoopback(origin, own);
    },
    listeningOn: (port) => {
      if (options.publicOrigin === null) own = localOrigin(options.host, port);
    },
  };
}

/** Where a browser on this machine finds a server that listens on `host`. */
function localOrigin(host: string, port: number): string {
  const any = host === '0.0.0.0' || host === '::';
  return `http://${any ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * This machine's own names are one: localhost, 127.0.0.1, and names under `.localhost`, which
 * browsers never look up elsewhere. So `paris.localhost:3000` and `kyiv.localhost:3000` are two
 * people in one browser, since cookies are kept by host.
 */
function bothLoopback(origin: string, own: string): boolean {
  if (!URL.canParse(origin) || !URL.canParse(own)) return false;
  const [theirs, ours] = [new URL(origin), new URL(own)];
  return (
    theirs.origin === origin &&
    theirs.protocol === ours.protocol &&
    theirs.port === ours.port &&
    isLoopback(theirs.hostname) &&
    isLoopback(ours.hostname)
  );
}

function isLoopback(hostname: string): boolean {
  return (
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost')
  );
}

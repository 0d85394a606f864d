import { ULID } from '../../shared/room/ulid.ts';

/** Where the person is. The address bar says it, so that a reload or a link comes back here. */
export type Route =
  | { readonly page: 'lobby' }
  | { readonly page: 'room'; readonly room: string }
  /** An invitation link; `secret` is null when the link is damaged. */
  | { readonly page: 'invitation'; readonly secret: string | null }
  | { readonly page: 'unknown' };

/** What an address means. `hash` is only looked at for an invitation. */
export function parseRoute(path: string, hash: string): Route {
  const parts = path.split('/').filter(Boolean);
  if (parts.length === 0) return { page: 'lobby' };
  if (parts[0] === 'i' && parts.length === 1) {
    const secret = hash.replace(/^#/, '');
    return { page: 'invitation', secret: /^[A-Za-z0-9_-]{22}$/.test(secret) ? secret : null };
  }
  const id = parts[1]?.toUpperCase() ?? '';
  if (parts[0] === 'r' && parts.length === 2 && ULID.test(id)) return { page: 'room', room: id };
  return { page: 'unknown' };
}

/** The address of a route. */
export function routePath(route: Route): string {
  if (route.page === 'room') return `/r/${route.room}`;
  if (route.page === 'invitation') return '/i';
  return '/';
}

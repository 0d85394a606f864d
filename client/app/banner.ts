import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { RoomState } from '../connection/contract.ts';
import { cutSince, waitingEdits } from './saved.ts';

/** Under this the footer alone speaks of a cut (design/mockups/states), ms. */
export const SHOW_BANNER = 10_000;

export type Banner =
  | { readonly kind: 'offline'; readonly forMs: number; readonly kept: number }
  /** The server will not have us until the person does something. */
  | { readonly kind: 'shut'; readonly code: ErrorCode }
  | { readonly kind: 'not-writable'; readonly code: ErrorCode | null }
  | { readonly kind: 'device-refuses' }
  | { readonly kind: 'refused'; readonly count: number };

/** The banners over a room, gravest first. Never more than say different things. */
export function bannersOf(state: RoomState, now: number): Banner[] {
  const banners: Banner[] = [];
  const since = cutSince(state.link);
  if (state.link.phase === 'refused') banners.push({ kind: 'shut', code: state.link.code });
  else if (since !== null && now - since >= SHOW_BANNER)
    banners.push({ kind: 'offline', forMs: now - since, kept: waitingEdits(state.saved) });
  else if (state.link.phase === 'online' && !state.status.writable)
    banners.push({ kind: 'not-writable', code: state.status.reason ?? null });
  if (state.saved.deviceRefuses) banners.push({ kind: 'device-refuses' });
  if (state.refused.length > 0) banners.push({ kind: 'refused', count: state.refused.length });
  return banners;
}

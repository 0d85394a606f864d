import { createContext } from '@lit/context';
import type { RoomClient } from '../connection/contract.ts';
import type { MeReply } from '../../shared/protocol/http/session.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { House } from './house.ts';
import type { Theme } from './theme.ts';

/** What every screen may ask for, one context per concern, so that a change wakes only its users. */
export const languageContext = createContext<Language>(Symbol('language'));
export const themeContext = createContext<Theme>(Symbol('theme'));
/** Who is signed in; null: nobody (yet). */
export const sessionContext = createContext<MeReply | null>(Symbol('session'));
/** The room that is on screen; null: none. */
export const roomContext = createContext<RoomClient | null>(Symbol('room'));
/** The ways out of the page: HTTP and rooms. */
export const houseContext = createContext<House>(Symbol('house'));

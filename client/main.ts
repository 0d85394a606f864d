import './styles.ts';
import './app/app.ts';
import { measureLink } from './app/device-link.ts';
import type { House } from './app/house.ts';
import { parseRoute } from './app/route.ts';
import { createApi, ticketsFor, uploadsFor, type TicketAhead } from './connection/http.ts';
import { settled } from './app/when-idle.ts';
import { rememberedCut } from './app/cut-memory.ts';
import { connectRoom } from './connection/room-client.ts';
import { forgetDevice, waitingOnDevice } from './connection/store/forget.ts';
import { REAL } from './connection/surroundings.ts';
import { IndexedDbStore } from './connection/store/indexeddb.ts';
import { DRAFT_FILES } from './log/draft-files.ts';
import { keepPages, NO_UPDATES } from './offline/updates.ts';

const { origin } = location;
const fetchHere: typeof fetch = (url, init) => fetch(url, init);
const api = createApi(origin, fetchHere);
const store = new IndexedDbStore();

// Who comes to a room by its address is on the way in before the page knows who they are. For the
// first room of the page only: a ticket does not live long.
const route = parseRoute(location.pathname, '');
let ahead: TicketAhead | null =
  route.page === 'room' ? { room: route.room, reply: api.ticket(route.room) } : null;
setTimeout(() => (ahead = null), 10_000);
if (route.page === 'room') store.openAhead();

const house: House = {
  api,
  // The development server has other files at every moment: nothing to keep.
  updates: import.meta.hot ? NO_UPDATES : keepPages(),
  device: {
    waiting: () => waitingOnDevice(),
    forget: async () => {
      await forgetDevice();
      await forgetDevice(DRAFT_FILES);
    },
  },
  deviceLink: () => measureLink(origin, fetchHere),
  openRoom: (room, me) =>
    connectRoom({
      room,
      origin,
      store,
      person: me.person.id,
      cutSince: rememberedCut(localStorage, room, Date.now()) ?? undefined,
      tickets: ticketsFor(api, room, me.person.id, ahead),
      upload: uploadsFor(api, room),
      idle: (run) => void settled().then(() => REAL.idle(run)),
    }),
};

// A chunk of its own, asked for at once: the lobby does not wait for it, a room hardly ever.
void import('./map/map-pane.ts').then(({ loadBasemapAhead }) => {
  if (route.page === 'room') loadBasemapAhead();
});

const app = document.createElement('accord-app');
Object.assign(app, { house });
document.body.append(app);

import './styles.ts';
import './app/no-eval.ts';
import './app/app.ts';
import { measureLink } from './app/device-link.ts';
import type { House } from './app/house.ts';
import { createApi, ticketsFor } from './connection/http.ts';
import { connectRoom } from './connection/room-client.ts';
import { IndexedDbStore } from './connection/store/indexeddb.ts';

const { origin } = location;
const fetchHere: typeof fetch = (url, init) => fetch(url, init);
const api = createApi(origin, fetchHere);
const store = new IndexedDbStore();

const house: House = {
  api,
  deviceLink: () => measureLink(origin, fetchHere),
  openRoom: (room, me) =>
    connectRoom({
      room,
      origin,
      store,
      person: me.person.id,
      tickets: ticketsFor(api, room, me.person.id),
    }),
};

// A chunk of its own, asked for at once: the lobby does not wait for it, a room hardly ever.
void import('./map/map-pane.ts');

const app = document.createElement('accord-app');
Object.assign(app, { house });
document.body.append(app);

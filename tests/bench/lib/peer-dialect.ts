import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { findMarkers, sameMarkers, type Dialect } from './dialect.ts';
import { thinSocket } from './thin-socket.ts';

/** Message types of the peer: https://tiptap.dev/docs/hocuspocus (MessageType in its sources). */
const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const SYNC_STATUS = 8;

/** The peer closes a connection that was silent for a minute; its own client never is. */
const ALIVE_MS = 20_000;

const frame = (room: string, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, room);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const connect: Dialect['connect'] = (seat, _prepared, frames) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const clientId = Math.floor(Math.random() * 0x7fffffff) + 1;
    let clock = 0;
    let joined = false;
    const open = () => {
      socket.send(
        frame(seat.room, (e) => {
          encoding.writeVarUint(e, AUTH);
          encoding.writeVarUint(e, 0);
          encoding.writeVarString(e, 'token');
          encoding.writeVarString(e, '4.7.0');
        }),
      );
      socket.send(
        frame(seat.room, (e) => {
          encoding.writeVarUint(e, SYNC);
          encoding.writeVarUint(e, 0);
          encoding.writeVarUint8Array(e, new Uint8Array([0]));
        }),
      );
    };
    let alive: NodeJS.Timeout | undefined;
    // News of nobody: costs the server next to nothing, and nobody else anything.
    const sayNothing = () =>
      socket.send(
        frame(seat.room, (e) => {
          encoding.writeVarUint(e, AWARENESS);
          encoding.writeVarUint8Array(e, new Uint8Array([0]));
        }),
      );
    const message = (data: Buffer) => {
      if (joined && sameMarkers(data, frames.edit)) return;
      const decoder = decoding.createDecoder(data);
      decoding.readVarString(decoder);
      const type = decoding.readVarUint(decoder);
      if (type === SYNC_STATUS) return frames.acknowledged();
      if (type === AWARENESS) return frames.presence();
      if (type !== SYNC && type !== 4) return;
      const step = decoding.readVarUint(decoder);
      if (step === 2) return findMarkers(data, frames.edit);
      if (step !== 1 || joined) return;
      joined = true;
      alive = setInterval(sayNothing, ALIVE_MS);
      resolve({
        clientId,
        joinBytes: data.length,
        joinMs: performance.now() - started,
        edit: (update) =>
          socket.send(
            frame(seat.room, (e) => {
              encoding.writeVarUint(e, SYNC);
              encoding.writeVarUint(e, 2);
              encoding.writeVarUint8Array(e, update);
            }),
          ),
        presence: (x, y) =>
          socket.send(
            frame(seat.room, (e) => {
              const state = encoding.createEncoder();
              encoding.writeVarUint(state, 1);
              encoding.writeVarUint(state, clientId);
              encoding.writeVarUint(state, ++clock);
              encoding.writeVarString(state, JSON.stringify({ cursor: [x, y] }));
              encoding.writeVarUint(e, AWARENESS);
              encoding.writeVarUint8Array(e, encoding.toUint8Array(state));
            }),
          ),
        close() {
          clearInterval(alive);
          socket.close();
        },
      });
    };
    const socket = thinSocket(seat.url, {
      open,
      message,
      closed(reason) {
        clearInterval(alive);
        reject(new Error(reason));
      },
    });
  });

export const peerDialect: Dialect = { prepare: () => Promise.resolve(''), connect };

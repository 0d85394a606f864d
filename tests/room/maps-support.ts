import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { deflateSync } from 'node:zlib';
import { archive, type Tile } from '../../tools/basemap/pmtiles.ts';
import { zxyToTileId } from 'pmtiles';

function crc(bytes: Uint8Array): number {
  let c = ~0;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
  }
  return ~c >>> 0;
}

/** A real PNG of one colour, `size` px a side. */
export function png(rgb: readonly [number, number, number], size = 256): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, Buffer.from(rgb))]);
  const rows = Buffer.concat(Array.from({ length: size }, () => row));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A real PMTiles archive of PNG tiles, zooms 0 to `maxZoom`, all of one colour. */
export function rasterArchive(rgb: readonly [number, number, number], maxZoom = 2): Buffer {
  const tiles: Tile[] = [];
  for (let z = 0; z <= maxZoom; z++)
    for (let x = 0; x < 2 ** z; x++)
      for (let y = 0; y < 2 ** z; y++) tiles.push({ id: zxyToTileId(z, x, y), data: png(rgb) });
  return archive(tiles, maxZoom, { name: 'test' }, 'png');
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A map server on this machine that answers as it is told, and keeps what it was asked. */
export async function mapServer(answering: Answering) {
  const asked: { url: URL; headers: IncomingMessage['headers'] }[] = [];
  let answer = answering;
  const server = createServer((request, response) => {
    asked.push({ url: new URL(request.url ?? '/', 'http://x'), headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    answers: (next: Answering) => void (answer = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const sendPng: Answering = (_request, response) => {
  response.setHeader('content-type', 'image/png').end(png([10, 120, 200]));
};

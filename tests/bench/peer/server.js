// The peer as its documentation starts it: Hocuspocus with its SQLite extension, nothing else.
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: process.argv[2] })],
  // Documents stay loaded between clients only if one is connected, as by default.
});
await server.listen();
process.stdout.write(`PORT ${server.httpServer.address().port}\n`);
process.on('SIGTERM', async () => {
  await server.destroy();
  process.exit(0);
});

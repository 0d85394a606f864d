import { createServer, connect, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { AddressInfo } from 'node:net';

/** A cable that can be pulled: passes bytes between clients and a server on this machine. */
export class Cable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #pulled = false;
  /** Bytes a second and direction; Infinity: as fast as they come. */
  #speed = Infinity;

  private constructor(port: number) {
    this.#server = createServer((near) => {
      if (this.#pulled) {
        near.destroy();
        return;
      }
      const far = connect(port, '127.0.0.1');
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(this.#throttle()).pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
    });
  }

  static async to(port: number): Promise<Cable> {
    const cable = new Cable(port);
    await new Promise<void>((resolve) => cable.#server.listen(0, '127.0.0.1', resolve));
    return cable;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on new connections are as slow as this, bytes a second in each direction. */
  limit(bytesPerSecond: number): void {
    this.#speed = bytesPerSecond;
  }

  #throttle(): Transform {
    const speed = this.#speed;
    return new Transform({
      highWaterMark: 4_096,
      transform(chunk: Buffer, _encoding, done) {
        if (speed === Infinity) done(null, chunk);
        else setTimeout(() => done(null, chunk), (chunk.length / speed) * 1000);
      },
    });
  }

  pull(): void {
    this.#pulled = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#pulled = false;
  }

  close(): void {
    this.pull();
    this.#server.close();
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../server/config-variables.ts';
import { DEFAULT_LIMITS } from '../../server/sockets/limits.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const number = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1]);

describe('1.14 what is in deploy/ fits the product', () => {
  it('1.14 starts it as npm start does', () => {
    const [, command] = /&& node (.*server\/start\.js)/.exec(read('package.json')) ?? [];
    expect(command).toBeDefined();
    for (const file of ['deploy/accord.service', 'deploy/README.md'])
      expect(read(file), file).toContain(`node_modules/.bin/node ${command}`);
  });

  it('1.14 lets through what the server takes, and outlasts its heartbeat', () => {
    const nginx = read('deploy/nginx.conf');
    const megabytes = Number(VARIABLES.attachmentMb.default);
    expect(number(nginx, /client_max_body_size (\d+)m;/)).toBeGreaterThan(megabytes);
    const heartbeat = DEFAULT_LIMITS.pingIntervalMs + DEFAULT_LIMITS.pingTimeoutMs;
    expect(number(nginx, /proxy_read_timeout (\d+)s;/) * 1000).toBeGreaterThan(heartbeat);
  });
});

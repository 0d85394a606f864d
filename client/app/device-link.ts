import type { DeviceLink } from './house.ts';

const SAMPLES = 3;

/**
 * Ask the server a few times how far it is: the quickest answer says the latency, and its `Date`
 * header (whole seconds, so half a second is added) how the clocks differ. null: no answer.
 */
export async function measureLink(
  origin: string,
  request: (url: string, init: RequestInit) => Promise<Response>,
): Promise<DeviceLink | null> {
  let best: DeviceLink | null = null;
  for (let i = 0; i < SAMPLES; i++) {
    const start = performance.now();
    let response: Response;
    try {
      response = await request(`${origin}/health`, { cache: 'no-store' });
    } catch {
      return best;
    }
    const latencyMs = performance.now() - start;
    const date = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(date) || (best && best.latencyMs <= latencyMs)) continue;
    best = { latencyMs, clockOffsetMs: date + 500 - (Date.now() - latencyMs / 2) };
  }
  return best;
}

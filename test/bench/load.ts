import { Agent, get } from 'node:http';

/** What a burst of requests came to. */
export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds, one per answered request. */
  readonly latencies: readonly number[];
  readonly statuses: ReadonlyMap<number, number>;
}

/**
 * Asks for one address again and again over some connections for a while, then stops by itself. `headers` may differ
 * from request to request.
 */
export async function load(
  address: string,
  options: {
    readonly connections: number;
    readonly milliseconds: number;
    readonly headers?: () => Record<string, string>;
  },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  const started = performance.now();
  const end = started + options.milliseconds;
  const caller = async () => {
    while (performance.now() < end) {
      const at = performance.now();
      const status = await ask(address, agent, options.headers?.() ?? {});
      latencies.push(performance.now() - at);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, caller));
  agent.destroy();
  return { perSecond: latencies.length / ((performance.now() - started) / 1000), latencies, statuses };
}

function ask(address: string, agent: Agent, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });
}

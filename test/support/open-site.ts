import 'reflect-metadata';
import { pino } from 'pino';
import { systemActor } from '#kernel/access';
import type { Command, CommandClass } from '#kernel/command';
import { openInstallation } from '../../apps/platform/src/installation.js';
import { startWebServer } from '../../apps/platform/src/web/web-server.js';
import { newFolder, removeFolder } from './running-server.js';
import { type NetworkDoor, seedNetwork } from './seeded-network.js';

/** The public site of a network, and the door behind it. */
export interface OpenSite {
  readonly address: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  text(path: string, headers?: Record<string, string>): Promise<string>;
  /** Sends a command and waits until every view has read what became of it. */
  send<C extends Command>(type: CommandClass<C>, facts: Partial<C> & object): Promise<void>;
  /** Position of the newest event. */
  head(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the site on a folder of its own, filled with the seeded network or otherwise. The folder goes with it. */
export async function openSite(fill: (door: NetworkDoor) => Promise<void> = seedNetwork): Promise<OpenSite> {
  const folder = newFolder();
  let instant: string | undefined;
  const installation = await openInstallation(folder, () => instant ?? new Date().toISOString());
  const { address, platform, ...server } = await startWebServer(
    installation,
    { port: 0, host: '127.0.0.1' },
    {
      log: pino({ level: 'error' }),
      pastOf: (moment) => installation.past.at(moment),
      notices: () => ({ banners: [] }),
    },
  );
  const { store, views } = installation;
  const close = async () => {
    await server.close();
    removeFolder(folder);
  };
  const everyView = installation.contexts.flatMap((each) => each.views.map(({ name }) => name));
  const send = async <C extends Command>(type: CommandClass<C>, facts: Partial<C> & object) => {
    await platform.commands.send(type, facts, { actor: systemActor('the-fixtures') });
  };
  const caughtUp = async () => {
    const head = await store.head();
    if (await views.waitFor(everyView, head, 30_000)) return;
    const behind = everyView.filter((name) => views.position(name) < head);
    throw new Error(`Views lag behind ${head} (is the build current?): ${behind.join(', ')}`);
  };
  try {
    await fill({
      at: async (moment, type, facts) => {
        instant = moment;
        await send(type, facts);
      },
    });
    instant = undefined;
    await caughtUp();
  } catch (error) {
    await close();
    throw error;
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, address), { headers, redirect: 'manual' });
  return {
    address,
    get,
    text: async (path, headers) => (await get(path, headers)).text(),
    send: async (type, facts) => {
      await send(type, facts);
      await caughtUp();
    },
    head: () => store.head(),
    close,
  };
}

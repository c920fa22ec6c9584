import type { EventStore } from '#event-store/event-store';
import type { Erasure, KeyStore } from '#key-store/key-store';
import { parseBody } from '#kernel/seal';

/** The published event by which a person is erased. */
export const erasureType = 'identity.person-erased';

export interface ErasureWatcher {
  /** Calls back after persons' keys were destroyed; what was kept of them must go now. */
  onErased(listener: (erasures: readonly Erasure[], position: number) => void | Promise<void>): void;
  /** Resolves when everything that was in the log at the time of the call is applied. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Destroys the key of every person whose erasure is in the log: those that a crash left undone before it returns, later
 * ones as they come.
 */
export async function watchErasures(
  store: EventStore,
  keys: KeyStore,
  onTrouble: (message: string) => void,
): Promise<ErasureWatcher> {
  const listeners = new Set<Parameters<ErasureWatcher['onErased']>[0]>();
  const known = new Set((await keys.erasures()).map(({ person }) => person));
  /** Destroyed already, not yet told to everybody who keeps something. */
  let untold: Erasure[] = [];
  let position = 0;
  let work: Promise<void> = Promise.resolve();
  let again: NodeJS.Timeout | undefined;
  let closed = false;

  await apply();
  const unsubscribe = store.onAppended(follow);
  return {
    onErased: (listener) => void listeners.add(listener),
    settled: async () => {
      follow();
      await work;
    },
    close: async () => {
      closed = true;
      unsubscribe();
      clearTimeout(again);
      await work;
    },
  };

  function follow(): void {
    work = work.then(apply).catch((error: unknown) => {
      onTrouble(`A person could not be erased yet: ${error instanceof Error ? error.message : String(error)}`);
      if (!closed) again = setTimeout(follow, 1000).unref();
    });
  }

  async function apply(): Promise<void> {
    for (;;) {
      const events = await store.readAll(position, { types: [erasureType], limit: 100 });
      for (const event of events) {
        const { data, recordedAt } = parseBody(event);
        const person = String(data['personId']);
        if (known.has(person)) continue;
        await keys.forget(person, recordedAt);
        known.add(person);
        untold.push({ person, erasedAt: recordedAt });
      }
      const last = events.at(-1)?.position;
      if (last === undefined) return;
      if (untold.length > 0) await Promise.all([...listeners].map((listener) => listener(untold, last)));
      untold = [];
      position = last;
    }
  }
}

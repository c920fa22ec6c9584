import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decrypt, parseBody, type StoredEvent } from '#kernel/seal';
import { checkpointPublicKey } from '#history/verify/verify-log';
import type { Platform } from '#platform/platform';
import { groupNamed } from '../group-named.js';
import type { Verb } from '../verb.js';
import { streamsOfGroup } from './streams-of-group.js';

const batchSize = 500;

/** Writes the log as lines of JSON, with hashes, so that it can be read and checked elsewhere. */
export const exportVerb: Verb = {
  name: 'export',
  summary: 'Write the log, or the history of one group, as lines of JSON. Personal fields stay encrypted.',
  args: [{ name: '[file]', meaning: 'file to write; standard output if left out' }],
  options: [
    { flags: '--group <slug>', meaning: 'only the streams of this group, its meetups and what belongs to them' },
    { flags: '--decrypt', meaning: 'add the personal fields in the clear' },
  ],
  run: async ({ platform, args: [file], options, cwd, say, flushed, progress, signal }) => {
    const { store, keys, clock } = platform.installation;
    const head = await store.head();
    const group =
      typeof options['group'] === 'string' ? (await groupNamed(platform, options['group'])).groupId : undefined;
    const looked = (done: number) => progress({ what: 'finding streams', done, total: head, unit: 'events' });
    const streams = group === undefined ? undefined : await streamsOfGroup(store, group, head, looked, signal);
    const out = typeof file === 'string' && file !== '-' ? await fileFor(resolve(cwd, file)) : undefined;
    const write = async (line: string) => {
      if (out) await out.writeFile(`${line}\n`);
      else {
        say(line);
        await flushed();
      }
    };
    try {
      await write(
        JSON.stringify({
          format: 'folkmoot-export-1',
          exportedAt: clock(),
          head,
          publicKey: await checkpointPublicKey(keys),
          ...(group === undefined ? {} : { group }),
        }),
      );
      let events = 0;
      let position = 0;
      while (position < head) {
        signal.throwIfAborted();
        const batch = await store.readAll(position, { limit: batchSize });
        if (batch.length === 0) break;
        for (const event of batch) {
          position = event.position;
          if (position > head || (streams && !streams.has(event.stream))) continue;
          const opened = options['decrypt'] === true ? await personalOf(platform, event) : undefined;
          // the body goes out as it is stored: whoever reads it can hash these very bytes
          const personal = opened ? `,"personal":${JSON.stringify(opened)}` : '';
          await write(`{"position":${event.position},"hash":"${event.hash}","body":${event.body}${personal}}`);
          events++;
        }
        progress({ what: 'exporting', done: Math.min(position, head), total: head, unit: 'events' });
        await new Promise((next) => setImmediate(next));
      }
      await write(JSON.stringify({ end: true, events }));
      if (out) say(`${events} events written to ${resolve(cwd, file!)}.`);
      return { facts: { events, head, ...(streams ? { streams: streams.size } : {}) } };
    } finally {
      await out?.close();
    }
  },
};

/** Personal fields may be in it: only its owner may read it. */
async function fileFor(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o600);
  } catch (error) {
    throw new Error(`${path} cannot be written (${(error as Error).message}). Name another file.`, { cause: error });
  }
}

async function personalOf(platform: Platform, event: StoredEvent): Promise<Record<string, unknown> | undefined> {
  const { id, personal } = parseBody(event);
  if (!personal) return undefined;
  const keys = await platform.installation.keys.find(Object.keys(personal));
  return Object.fromEntries(
    [...keys].map(([person, key]) => [
      person,
      JSON.parse(decrypt(personal[person]!, key, `${id}:${person}`)) as unknown,
    ]),
  );
}

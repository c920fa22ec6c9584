import { systemActor } from '#kernel/access';
import { commandsNamed } from '#kernel/command';
import type { Verb } from '../verb.js';

/** Sends one command through the same door as every page and process. */
export const sendVerb: Verb = {
  name: 'send',
  summary: 'Send one command, for example: send ErasePerson \'{"personId":"…","reason":"asked-by-person"}\'',
  args: [
    { name: '<command>', meaning: 'name of the command' },
    { name: '<fields>', meaning: 'its fields as one JSON text' },
  ],
  options: [{ flags: '--key <key>', meaning: 'idempotency key: the same key again returns the first result' }],
  run: async ({ platform, args: [name = '', text = ''], options, say }) => {
    const { found, all } = commandsNamed(name);
    if (!found) throw new Error(`There is no command "${name}". There are: ${all.join(', ')}.`);
    let fields: unknown;
    try {
      fields = JSON.parse(text);
    } catch (error) {
      throw new Error(`The fields are not JSON: ${(error as Error).message}`, { cause: error });
    }
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw new Error('The fields must be a JSON object such as {"groupId":"…"}.');
    }
    const key = options['key'];
    const outcome = await platform.commands.send(found.command, fields, {
      actor: systemActor('operator'),
      ...(typeof key === 'string' ? { key } : {}),
    });
    const { stream, revision, position, repeated } = outcome;
    const events = outcome.events.map(({ id, type }) => ({ id, type }));
    for (const { type } of events) say(`${type} in ${stream}`);
    if (events.length === 0) say('Nothing to do: it is as the command wants it.');
    return { facts: { stream, revision, position, repeated, events } };
  },
};

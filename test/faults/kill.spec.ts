import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel/identifiers';
import { type Acknowledged, type Intent, Refused, sendCommand } from '../support/send-command.js';
import { folkmoot, newFolder, removeFolder, startServer } from '../support/running-server.js';

const kills = Number(process.env['FAULT_KILLS'] ?? 20);
const senders = 6;

const groups = ['north', 'south', 'east', 'west'].map((name) => ({ name, groupId: derivedId('fault', 'group', name) }));

/** An endless list of things to do: new venues, new people with names, and counts that fight over a few groups. */
function intent(number: number): Intent {
  const key = `fault ${number}`;
  const id = derivedId('fault', number);
  const { groupId } = groups[number % groups.length]!;
  switch (number % 3) {
    case 0:
      return { key, command: 'RecordVenue', fields: { venueId: id, name: `Hall ${number}` } };
    case 1:
      return {
        key,
        command: 'JoinSpeakerPool',
        fields: { personId: id, slug: `invented-${number}`, name: `Invented Person ${number}`, public: true },
      };
    default:
      return { key, command: 'CountMembers', fields: { groupId, members: number, countedAt: instantOf(number) } };
  }
}

const instantOf = (number: number) => new Date(Date.UTC(2020, 0, 1) + number * 60_000).toISOString();

describe(`A server that is killed ${kills} times while it works`, () => {
  it(
    'loses nothing that it acknowledged, doubles nothing, and shows what the log gives',
    async () => {
      const folder = newFolder();
      const acknowledged = new Map<string, Acknowledged>();
      const refused: string[] = [];
      let unsure: Intent[] = groups.map(({ name, groupId }) => ({
        key: `found ${name}`,
        command: 'RecordGroup',
        fields: { groupId, slug: name, name: `Group ${name}`, zone: 'Europe/London' },
      }));
      let next = 0;
      let begun = 0;

      /** Sends until the server is gone; what got no answer is sent again to the next one, under the same key. */
      const keepSending = async () => {
        let alive = true;
        const sender = async () => {
          while (alive) {
            const one = unsure.shift() ?? intent(next++);
            begun = Math.max(begun, next);
            try {
              acknowledged.set(one.key, await sendCommand(folder, one));
            } catch (error) {
              if (error instanceof Refused) refused.push(error.message);
              else {
                unsure = [one, ...unsure];
                alive = false;
              }
            }
          }
        };
        await Promise.all(Array.from({ length: senders }, sender));
      };

      for (let kill = 0; kill < kills; kill++) {
        const server = await startServer(folder);
        if (kill === 0) for (const one of unsure.splice(0)) acknowledged.set(one.key, await sendCommand(folder, one));
        const sending = keepSending();
        await pause(30 + Math.random() * 350);
        await server.stop('SIGKILL');
        await sending;
        expect(missing(folder, acknowledged)).toEqual([]);
      }
      const server = await startServer(folder);
      for (const one of unsure.splice(0)) acknowledged.set(one.key, await sendCommand(folder, one));
      await server.stop();

      expect(refused).toEqual([]);
      expect(missing(folder, acknowledged)).toEqual([]);
      expect(acknowledged.size).toBe(groups.length + begun);
      expect(begun).toBeGreaterThan(kills);
      // each intent is one event, however often it was sent
      expect(eventsOf(folder, ['directory.venue-recorded', 'outreach.speaker-joined-pool'])).toBe(
        [...Array(begun).keys()].filter((number) => number % 3 < 2).length,
      );
      expect(eventsOf(folder, ['directory.group-members-counted'])).toBe(
        [...Array(begun).keys()].filter((number) => number % 3 === 2).length,
      );
      const verified = await folkmoot(folder, 'verify', '--json');
      expect(verified).toMatchObject({ code: 0 });
      expect(JSON.parse(verified.out)).toMatchObject({ count: 0, findings: [] });
      removeFolder(folder);
    },
    30_000 + kills * 10_000,
  );
});

/** Acknowledged events that are not in the log exactly once, where they were said to be. */
function missing(folder: string, acknowledged: ReadonlyMap<string, Acknowledged>): string[] {
  const db = new DatabaseSync(join(folder, 'log.db'), { readOnly: true, timeout: 5000 });
  const rows = db.prepare("SELECT body ->> 'id' AS id, stream, revision FROM event").all();
  db.close();
  const places = new Map<string, string[]>();
  for (const row of rows) {
    const id = String(row['id']);
    places.set(id, [...(places.get(id) ?? []), `${String(row['stream'])} ${String(row['revision'])}`]);
  }
  return [...acknowledged.values()].flatMap(({ stream, revision, events }) =>
    events.flatMap(({ id, type }, index) => {
      const expected = `${stream} ${revision - events.length + 1 + index}`;
      const found = places.get(id) ?? [];
      return found.length === 1 && found[0] === expected ? [] : [`${type} ${id}: ${found.join(', ') || 'gone'}`];
    }),
  );
}

function eventsOf(folder: string, types: readonly string[]): number {
  const db = new DatabaseSync(join(folder, 'log.db'), { readOnly: true, timeout: 5000 });
  const marks = types.map(() => '?').join(', ');
  const row = db.prepare(`SELECT count(*) AS n FROM event WHERE type IN (${marks})`).get(...types);
  db.close();
  return Number(row?.['n']);
}

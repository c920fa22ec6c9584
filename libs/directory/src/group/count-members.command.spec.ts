import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given, specNow } from '#kernel/given';
import { aFoundedGroup, fenRuby, membersCounted } from '../directory.fixtures.js';
import { CountMembers, countMembers } from './count-members.command.js';
import { countAt, group, type GroupState, type KnownGroup } from './group.js';

const count = (members: number, countedAt?: string) =>
  Object.assign(new CountMembers(), { groupId: fenRuby, members, countedAt });
const [may, june, july] = ['2024-05-01T00:00:00.000Z', '2024-06-01T00:00:00.000Z', '2024-07-01T00:00:00.000Z'];

describe('Count the members of a group', () => {
  it('counts now', () => given(aFoundedGroup()).when(count(40)).then(membersCounted(40, specNow)));
  it('counts in the past', () => given(aFoundedGroup()).when(count(40, '2024-05-01')).then(membersCounted(40, may)));
  it('stays quiet when the number is the same as before', () =>
    given(aFoundedGroup(), membersCounted(40, may)).when(count(40, june)).thenNothing());
  it('puts a late count in its place', () =>
    given(aFoundedGroup(), membersCounted(40, may), membersCounted(42, july))
      .when(count(41, june))
      .then(membersCounted(41, june)));
  it('stays quiet when a late count is what was known for that time', () =>
    given(aFoundedGroup(), membersCounted(40, may), membersCounted(42, july)).when(count(40, june)).thenNothing());
  it('refuses a group nobody founded', () => given().when(count(40)).thenRefused('group-must-exist'));

  it('knows every count of a history, and learns nothing when it comes again in any order', () => {
    const send = (state: GroupState, command: CountMembers) =>
      countMembers.decide(command, state, { now: specNow, actor: 'spec' }).reduce(group.evolve, state);
    const counts = fc.uniqueArray(
      fc.record({ day: fc.integer({ min: 10, max: 28 }), members: fc.integer({ min: 0, max: 3 }) }),
      { selector: ({ day }) => day },
    );
    fc.assert(
      fc.property(counts, (unsorted) => {
        const inOrder = unsorted.toSorted((a, b) => a.day - b.day);
        const commandOf = ({ day, members }: { day: number; members: number }) => count(members, `2024-05-${day}`);
        const founded = group.evolve(group.initial, aFoundedGroup());
        const once = inOrder.map(commandOf).reduce(send, founded) as KnownGroup;
        for (const { day, members } of inOrder) {
          expect(countAt(once.counts, `2024-05-${day}T00:00:00.000Z`)?.members).toBe(members);
        }
        expect(unsorted.map(commandOf).reduce(send, once)).toBe(once);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { specNow } from '#kernel/given';
import {
  aListedGroup,
  fenRuby,
  groupRetired,
  neighbourAccepted,
  neighbourProposed,
  woldsPython,
} from '../directory.fixtures.js';
import { viewsAfter } from '../views-after.fixtures.js';
import { NeighboursOfGroup, neighboursOfGroup } from './neighbours-of-group.query.js';

describe('Neighbours of a group', () => {
  const groups = [
    ...aListedGroup({ groupId: fenRuby }),
    ...aListedGroup({ groupId: woldsPython, slug: 'wolds-python', name: 'Wolds Python' }),
  ];
  const of = async (groupId: string, ...events: Parameters<typeof viewsAfter>) => {
    const found = await neighboursOfGroup.answer(
      validated(NeighboursOfGroup, { groupId }),
      await viewsAfter(...events),
    );
    return found.map(({ entry, since }) => [entry.slug, since]);
  };

  it('are seen from both sides once both have agreed', async () => {
    const events = [...groups, neighbourProposed(), neighbourAccepted()];
    expect(await of(fenRuby, ...events)).toEqual([['wolds-python', specNow]]);
    expect(await of(woldsPython, ...events)).toEqual([['fen-ruby', specNow]]);
  });
  it('are not those who were only asked', async () =>
    expect(await of(fenRuby, ...groups, neighbourProposed())).toEqual([]));
  it('are not shown when they are retired', async () => {
    const events = [...groups, neighbourProposed(), neighbourAccepted(), groupRetired(woldsPython)];
    expect(await of(fenRuby, ...events)).toEqual([]);
  });
});

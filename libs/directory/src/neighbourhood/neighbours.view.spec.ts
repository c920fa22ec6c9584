import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import { fenRuby, neighbourAccepted, neighbourProposed, woldsPython } from '../directory.fixtures.js';
import { neighbours } from './neighbours.view.js';
import { pairOf } from './neighbourhood.js';

describe('Neighbours', () => {
  const pair = pairOf(fenRuby, woldsPython);
  const proposed = { ...neighbourProposed(), occurredAt: '2024-05-01T00:00:00.000Z' };
  const accepted = { ...neighbourAccepted(), occurredAt: '2024-05-09T00:00:00.000Z' };

  it('are so from the day on which the second group said yes', () =>
    expect(rowsOf(neighbours, proposed, accepted)).toEqual({
      [`${fenRuby}.${woldsPython}`]: { ...pair, status: 'agreed', proposedBy: fenRuby, since: accepted.occurredAt },
    }));
  it('are so no longer when one has ended it', () =>
    expect(
      rowsOf(neighbours, proposed, accepted, {
        type: 'directory.neighbour-ended',
        data: { ...pair, endedBy: fenRuby },
      }),
    ).toEqual({}));
});

import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { fenRuby, neighbourAccepted, neighbourProposed, woldsPython } from '../directory.fixtures.js';
import { EndNeighbour } from './end-neighbour.command.js';
import { pairOf } from './neighbourhood.js';

const end = Object.assign(new EndNeighbour(), { groupId: woldsPython, neighbourId: fenRuby });
const ended = {
  type: 'directory.neighbour-ended',
  data: { ...pairOf(fenRuby, woldsPython), endedBy: woldsPython },
} as const;

describe('End a neighbourhood', () => {
  it('ends what was agreed, by either side', () =>
    given(neighbourProposed(), neighbourAccepted()).when(end).then(ended));
  it('declines what was proposed', () => given(neighbourProposed()).when(end).then(ended));
  it('stays quiet when there is nothing to end', () => {
    given().when(end).thenNothing();
    given(neighbourProposed(), ended).when(end).thenNothing();
  });
});

import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { fenRuby, neighbourAccepted, neighbourProposed, woldsPython } from '../directory.fixtures.js';
import { AcceptNeighbour } from './accept-neighbour.command.js';

const accept = (groupId: string, neighbourId: string) => Object.assign(new AcceptNeighbour(), { groupId, neighbourId });

describe('Accept a neighbour', () => {
  it('agrees to what the other group proposed', () =>
    given(neighbourProposed()).when(accept(woldsPython, fenRuby)).then(neighbourAccepted()));
  it('refuses the yes of the group that asked', () =>
    given(neighbourProposed()).when(accept(fenRuby, woldsPython)).thenRefused('neighbour-must-answer'));
  it('stays quiet when both have agreed', () =>
    given(neighbourProposed(), neighbourAccepted()).when(accept(woldsPython, fenRuby)).thenNothing());
  it('refuses where nobody asked', () =>
    given().when(accept(woldsPython, fenRuby)).thenRefused('neighbour-must-have-asked'));
});

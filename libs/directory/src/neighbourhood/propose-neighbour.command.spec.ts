import { describe, expect, it } from '@jest/globals';
import { given } from '#kernel/given';
import { fenRuby, neighbourAccepted, neighbourProposed, woldsPython } from '../directory.fixtures.js';
import { ProposeNeighbour, proposeNeighbour } from './propose-neighbour.command.js';

const propose = (groupId: string, neighbourId: string) =>
  Object.assign(new ProposeNeighbour(), { groupId, neighbourId });

describe('Propose to be neighbours', () => {
  it('asks the other group', () => given().when(propose(fenRuby, woldsPython)).then(neighbourProposed()));
  it('stays quiet when it has asked', () =>
    given(neighbourProposed()).when(propose(fenRuby, woldsPython)).thenNothing());
  it('is the answer when the other has asked', () =>
    given(neighbourProposed()).when(propose(woldsPython, fenRuby)).then(neighbourAccepted()));
  it('stays quiet when both have agreed', () =>
    given(neighbourProposed(), neighbourAccepted()).when(propose(fenRuby, woldsPython)).thenNothing());
  it('refuses a group as its own neighbour', () =>
    given().when(propose(fenRuby, fenRuby)).thenRefused('neighbour-must-be-another-group'));
  it('is about one relation, whichever group is named first', () =>
    expect(proposeNeighbour.id(propose(fenRuby, woldsPython))).toBe(
      proposeNeighbour.id(propose(woldsPython, fenRuby)),
    ));
});

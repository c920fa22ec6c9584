import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { lampsId, otherLampsId, sessionId, talksJoined, talksSeparated } from '../outreach.fixtures.js';
import { SeparateTalks } from './separate-talks.command.js';

const separate = (keptId = lampsId) => Object.assign(new SeparateTalks(), { keptId, mergedId: otherLampsId });

describe('Separate talks', () => {
  it('shows two joined records as two again', () => given(talksJoined()).when(separate()).then(talksSeparated()));
  it('stays quiet when they are not joined', () => given().when(separate()).thenNothing());
  it('stays quiet when the record is joined into another one', () =>
    given(talksJoined()).when(separate(sessionId)).thenNothing());
});

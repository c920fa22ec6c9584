import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aTalkGiven, lampsId, otherLampsId, sessionId, talksJoined, talksSeparated } from '../outreach.fixtures.js';
import { SeparateTalks } from './separate-talks.command.js';

const separate = (keptId = lampsId) => Object.assign(new SeparateTalks(), { keptId, mergedId: otherLampsId });
const otherLamps = aTalkGiven({ talkId: otherLampsId });

describe('Separate talks', () => {
  it('shows two joined records as two again', () =>
    given(otherLamps, talksJoined()).when(separate()).then(talksSeparated()));
  it('stays quiet when they are not joined', () => given(otherLamps).when(separate()).thenNothing());
  it('stays quiet when the record is joined into another one', () =>
    given(otherLamps, talksJoined()).when(separate(sessionId)).thenNothing());
});

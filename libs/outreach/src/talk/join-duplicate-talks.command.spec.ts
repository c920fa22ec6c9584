import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aTalkGiven, lampsId, otherLampsId, sessionId, talksJoined } from '../outreach.fixtures.js';
import { JoinDuplicateTalks } from './join-duplicate-talks.command.js';

const joinThem = (keptId = lampsId) =>
  Object.assign(new JoinDuplicateTalks(), {
    keptId,
    mergedId: otherLampsId,
    evidence: [{ kind: 'title', weight: 6.5 }],
  });
const otherLamps = aTalkGiven({ talkId: otherLampsId });

describe('Join duplicate talks', () => {
  it('shows one record as the other', () => given(otherLamps).when(joinThem()).then(talksJoined()));
  it('stays quiet when they are joined already', () => given(otherLamps, talksJoined()).when(joinThem()).thenNothing());
  it('refuses a record that is shown as another talk', () =>
    given(otherLamps, talksJoined()).when(joinThem(sessionId)).thenRefused('talk-must-not-be-joined'));
  it('refuses a record with itself', () =>
    given(otherLamps).when(joinThem(otherLampsId)).thenRefused('talks-must-differ'));
  it('refuses a record that is not there', () => given().when(joinThem()).thenRefused('talk-must-exist'));
});

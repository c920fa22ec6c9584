import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { lampsId, otherLampsId, sessionId, talksJoined } from '../outreach.fixtures.js';
import { JoinDuplicateTalks } from './join-duplicate-talks.command.js';

const join = (keptId: string, mergedId: string) =>
  Object.assign(new JoinDuplicateTalks(), { keptId, mergedId, evidence: [{ kind: 'title', weight: 6.5 }] });

describe('Join duplicate talks', () => {
  it('shows one record as the other', () => given().when(join(lampsId, otherLampsId)).then(talksJoined()));
  it('stays quiet when they are joined like this', () =>
    given(talksJoined()).when(join(lampsId, otherLampsId)).thenNothing());
  it('refuses a record that is joined to another one', () =>
    given(talksJoined()).when(join(sessionId, otherLampsId)).thenRefused('duplicate-must-be-free'));
  it('refuses a circle', () =>
    given(talksJoined()).when(join(otherLampsId, lampsId)).thenRefused('kept-record-must-stand-for-itself'));
});

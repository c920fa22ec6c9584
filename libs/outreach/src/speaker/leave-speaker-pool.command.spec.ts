import { describe, expect, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aSpeakerJoinedPool, aSpeakerLeftPool, marisId, tovaId } from '../outreach.fixtures.js';
import { LeaveSpeakerPool } from './leave-speaker-pool.command.js';

const leave = Object.assign(new LeaveSpeakerPool(), { personId: marisId });

describe('Leave the speaker pool', () => {
  it('takes the speaker out', () => given(aSpeakerJoinedPool()).when(leave).then(aSpeakerLeftPool()));
  it('stays quiet when they left already', () =>
    given(aSpeakerJoinedPool(), aSpeakerLeftPool()).when(leave).thenNothing());
  it('stays quiet about somebody who was never in it', () => given().when(leave).thenNothing());
  it('is for the speaker and for stewards, not for importers', () => {
    const may = [
      { id: marisId, kind: 'person' as const, roles: {} },
      { id: tovaId, kind: 'person' as const, roles: {} },
      { id: 'archive', kind: 'system' as const, roles: { importer: true } },
      { id: tovaId, kind: 'person' as const, roles: { steward: true } },
    ].map((actor) => LeaveSpeakerPool.access.allows(actor, leave));
    expect(may).toEqual([true, false, false, true]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { given } from '#kernel/given';
import { aSpeakerJoinedPool, marisId, otherMarisId, speakersJoined, tovaId } from '../outreach.fixtures.js';
import { JoinDuplicateSpeakers } from './join-duplicate-speakers.command.js';

const evidence = [{ kind: 'name', weight: 9 }];
const joinThem = (keptId = marisId) =>
  Object.assign(new JoinDuplicateSpeakers(), { keptId, mergedId: otherMarisId, evidence });
const otherMaris = aSpeakerJoinedPool({ personId: otherMarisId, slug: 'maris-holm-2' });

describe('Join duplicate speakers', () => {
  it('shows one entry as the other', () => given(otherMaris).when(joinThem()).then(speakersJoined()));
  it('stays quiet when they are joined already', () =>
    given(otherMaris, speakersJoined()).when(joinThem()).thenNothing());
  it('refuses an entry that is shown as somebody else', () =>
    given(otherMaris, speakersJoined()).when(joinThem(tovaId)).thenRefused('speaker-must-not-be-joined'));
  it('refuses an entry with itself', () =>
    given(otherMaris).when(joinThem(otherMarisId)).thenRefused('speakers-must-differ'));
  it('refuses an entry that is not there', () => given().when(joinThem()).thenRefused('speaker-must-exist'));
  it('takes kinds and weights as evidence, never what was observed', () => {
    const send = (one: object) => () =>
      validated(JoinDuplicateSpeakers, { keptId: marisId, mergedId: otherMarisId, evidence: [one] as never });
    expect(send({ kind: 'name', weight: 9 })).not.toThrow();
    expect(send({ kind: 'name', weight: 9, detail: 'both are called Maris Holm' })).toThrow(
      'evidence.0.detail: There is no such field here.',
    );
    expect(send({ kind: 'Maris Holm', weight: 9 })).toThrow('kind must be a short kebab-case word');
  });
});

import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { given } from '#kernel/given';
import { marisId, otherMarisId, speakersJoined, speakersSeparated, tovaId } from '../outreach.fixtures.js';
import { JoinDuplicateSpeakers } from './join-duplicate-speakers.command.js';

const evidence = [{ kind: 'name', weight: 9 }];
const join = (keptId: string, mergedId: string) =>
  Object.assign(new JoinDuplicateSpeakers(), { keptId, mergedId, evidence });

describe('Join duplicate speakers', () => {
  it('shows one entry as the other', () => given().when(join(marisId, otherMarisId)).then(speakersJoined()));
  it('joins them anew after they were separated', () =>
    given(speakersJoined(), speakersSeparated())
      .when(join(otherMarisId, marisId))
      .then(speakersJoined({ keptId: otherMarisId, mergedId: marisId })));
  it('stays quiet when they are joined like this', () =>
    given(speakersJoined()).when(join(marisId, otherMarisId)).thenNothing());
  it('refuses an entry with itself', () =>
    given().when(join(marisId, marisId)).thenRefused('duplicate-must-be-another-record'));
  it('refuses an entry that is joined to another one', () =>
    given(speakersJoined()).when(join(tovaId, otherMarisId)).thenRefused('duplicate-must-be-free'));
  it('refuses to keep an entry that is shown as another one', () =>
    given(speakersJoined()).when(join(otherMarisId, tovaId)).thenRefused('kept-record-must-stand-for-itself'));
  it('refuses to merge an entry that others are shown as', () =>
    given(speakersJoined()).when(join(tovaId, marisId)).thenRefused('merged-record-must-stand-alone'));
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

import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { marisId, otherMarisId, speakersJoined, speakersSeparated, tovaId } from '../outreach.fixtures.js';
import { SeparateSpeakers } from './separate-speakers.command.js';

const separate = (keptId = marisId) => Object.assign(new SeparateSpeakers(), { keptId, mergedId: otherMarisId });

describe('Separate speakers', () => {
  it('shows two joined entries as two again', () => given(speakersJoined()).when(separate()).then(speakersSeparated()));
  it('stays quiet when they are not joined', () => given().when(separate()).thenNothing());
  it('stays quiet when the entry is joined into another one', () =>
    given(speakersJoined()).when(separate(tovaId)).thenNothing());
});

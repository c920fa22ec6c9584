import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import {
  aSpeakerJoinedPool,
  marisId,
  otherMarisId,
  speakersJoined,
  speakersSeparated,
  tovaId,
} from '../outreach.fixtures.js';
import { SeparateSpeakers } from './separate-speakers.command.js';

const separate = (keptId = marisId) => Object.assign(new SeparateSpeakers(), { keptId, mergedId: otherMarisId });
const otherMaris = aSpeakerJoinedPool({ personId: otherMarisId, slug: 'maris-holm-2' });

describe('Separate speakers', () => {
  it('shows two joined entries as two again', () =>
    given(otherMaris, speakersJoined()).when(separate()).then(speakersSeparated()));
  it('stays quiet when they are not joined', () => given(otherMaris).when(separate()).thenNothing());
  it('stays quiet when the entry is joined into another one', () =>
    given(otherMaris, speakersJoined()).when(separate(tovaId)).thenNothing());
});

import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { erased } from '#kernel/personal-data';
import { aSpeakerDescribed, aSpeakerJoinedPool, aSpeakerLeftPool, marisId } from '../outreach.fixtures.js';
import { DescribeSpeaker } from './describe-speaker.command.js';

const describeMaris = (changes: Partial<DescribeSpeaker>) =>
  Object.assign(new DescribeSpeaker(), { personId: marisId, ...changes });

describe('Describe a speaker', () => {
  it('changes what is given and nothing else', () =>
    given(aSpeakerJoinedPool())
      .when(describeMaris({ pronouns: 'they', topics: ['Rust'], public: true }))
      .then(aSpeakerDescribed({ pronouns: 'they', topics: ['Rust'] })));
  it('takes a text away that is given empty', () =>
    given(aSpeakerJoinedPool())
      .when(describeMaris({ bio: { text: '', format: 'plain' }, pronouns: '' }))
      .then(aSpeakerDescribed({ cleared: ['bio'] })));
  it('stays quiet when nothing changes', () =>
    given(aSpeakerJoinedPool())
      .when(describeMaris({ name: 'Maris Holm', handles: { github: 'marisholm' } }))
      .thenNothing());
  it('refuses somebody who is not in the pool', () =>
    given()
      .when(describeMaris({ name: 'Maris' }))
      .thenRefused('speaker-must-be-in-pool'));
  it('refuses somebody who left', () =>
    given(aSpeakerJoinedPool(), aSpeakerLeftPool())
      .when(describeMaris({ name: 'Maris' }))
      .thenRefused('speaker-must-be-in-pool'));
  it('refuses an erased person', () =>
    given({ type: 'outreach.speaker-joined-pool', data: { ...aSpeakerJoinedPool().data, name: erased } })
      .when(describeMaris({ name: 'Maris' }))
      .thenRefused('person-must-not-be-erased'));
});

import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aTalkDescribed, aTalkGiven, aTalkReattributed, lampsId, tovaId } from '../outreach.fixtures.js';
import { DescribeTalk } from './describe-talk.command.js';

const describeLamps = (changes: Partial<DescribeTalk>) =>
  Object.assign(new DescribeTalk(), { talkId: lampsId, ...changes });

describe('Describe a talk', () => {
  it('changes what is given and nothing else', () =>
    given(aTalkGiven())
      .when(describeLamps({ title: 'Lamps', kind: 'talk', technologies: ['Rust'] }))
      .then(aTalkDescribed({ title: 'Lamps' })));
  it('corrects who gave it apart from what it says', () =>
    given(aTalkGiven())
      .when(describeLamps({ title: 'Lamps', speakerIds: [tovaId] }))
      .then(aTalkDescribed({ title: 'Lamps' }), aTalkReattributed({ speakerIds: [tovaId] })));
  it('takes a fact away that is given empty', () => {
    const { meetupId: _, ...now } = aTalkReattributed({}).data.now;
    given(aTalkGiven({ slides: 'https://slides.example/lamps' }))
      .when(describeLamps({ slides: '', meetupId: '' }))
      .then(aTalkDescribed({ cleared: ['slides'] }), {
        type: 'outreach.talk-reattributed',
        data: { ...aTalkReattributed({}).data, fields: ['meetupId'], now },
      });
  });
  it('stays quiet when nothing changes', () =>
    given(aTalkGiven())
      .when(describeLamps({ title: 'Lamps that answer', on: '2025-04-10' }))
      .thenNothing());
  it('refuses a talk that nobody recorded', () =>
    given()
      .when(describeLamps({ title: 'Lamps' }))
      .thenRefused('talk-must-exist'));
});

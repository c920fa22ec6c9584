import { describe, expect, it } from '@jest/globals';
import { proposeTalks } from './match-talks.js';
import type { TalkRecord } from './match-talks.js';

const talk: Omit<TalkRecord, 'key' | 'source'> = {
  title: 'Re-reading the tide tables',
  date: '2019-04-02',
  group: 'Harbour Ruby Group',
  speakers: ['Maren Dvik'],
};
function about(one: Partial<TalkRecord>, other: Partial<TalkRecord>): string {
  const [proposal] = proposeTalks([
    { key: 'a', source: 'north', ...talk, ...one },
    { key: 'b', source: 'south', ...talk, ...other },
  ]);
  return proposal
    ? `${proposal.verdict}: ${proposal.evidence.map(({ kind, weight }) => `${weight < 0 ? '-' : '+'}${kind}`).join(' ')}`
    : 'nothing';
}

describe('Two records of talks', () => {
  it.each([
    ['month for day', {}, { date: '2019-04' }, 'same: +title +speaker +date +group'],
    ['other punctuation', {}, { title: 'Re-reading the Tide Tables!' }, 'same: +title +speaker +date +group'],
    ['a speaker with an initial', {}, { speakers: ['M. Dvik'] }, 'same: +title +date +speaker +group'],
    ['a longer title', {}, { title: 'Re-reading the tide tables with Ruby' }, 'same: +title +speaker +date +group'],
    ['no speaker', { speakers: [] }, {}, 'same: +title +date +group'],
    [
      'the same recording',
      { title: 'Tides', recordings: ['https://youtu.be/abcdefghijk'] },
      { recordings: ['https://www.youtube.com/watch?v=abcdefghijk&t=10'] },
      'same: +recording +speaker -title +date +group',
    ],
  ])('are one talk with %s', (_, one, other, outcome) => {
    expect(about(one, other)).toBe(outcome);
  });

  it.each([
    ['given again a year later', {}, { date: '2020-04-02', group: 'Owls' }, 'nothing'],
    [
      'by another speaker on the same evening',
      { title: 'Welcome' },
      { title: 'Welcome', speakers: ['Ugo Tarn'] },
      'nothing',
    ],
    ['of one evening and one speaker', { title: 'Tides' }, { title: 'Sands' }, 'nothing'],
  ])('are two talks when %s', (_, one, other, outcome) => {
    expect(about(one, other)).toBe(outcome);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aListedGroup, aVenue, fenRuby } from '../directory.fixtures.js';
import { shown } from '../shown-page.fixtures.js';
import { beginPage } from './begin.page.js';
import { homePage } from './home.page.js';

describe('The start page', () => {
  it('says how to begin while the network is empty', async () => {
    const { text, html } = await shown(homePage, '/', []);
    expect(text).toContain('This network is still empty');
    expect(html).toContain('href="/begin"');
  });

  it('shows what is on, who is new, and how much of it there is', async () => {
    const upcoming = {
      meetupId: 'm1',
      hosts: [fenRuby],
      title: 'Parsers by hand',
      startsAt: '2026-03-02T19:00:00Z',
      zone: 'Europe/London',
      local: '2026-03-02T19:00',
      status: 'planned',
      mode: 'online',
      format: 'presentations',
      technologies: [],
      about: '',
    };
    const answers = { UpcomingMeetups: [upcoming], HowManyMeetups: { past: 12, upcoming: 1 } };
    const { text } = await shown(homePage, '/', [...aListedGroup({ groupId: fenRuby }), aVenue()], { answers });
    expect(text).toContain('What is on in The Fens');
    expect(text).toContain('Today Parsers by hand 19:00 GMT Online Fen Ruby');
    expect(text).toContain('New on the directory The one group FR Fen Ruby');
    expect(text).toContain('group 1 meetup to come 1 meetups so far 12 speakers 0 talks given 0 venue 1');
  });
});

describe('How to begin', () => {
  it.each(['en', 'de'] as const)('is said in %s', async (locale) => {
    const { text } = await shown(beginPage, '/begin', [], { locale });
    expect(text).toContain('npm run folkmoot -- import');
  });
});

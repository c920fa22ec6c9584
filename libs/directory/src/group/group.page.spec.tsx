import { describe, expect, it } from '@jest/globals';
import { specNow } from '#kernel/given';
import {
  aFoundedGroup,
  aListedGroup,
  aVenue,
  fenRuby,
  groupRetired,
  groupsJoined,
  marshRuby,
  membersCounted,
  neighbourAccepted,
  neighbourProposed,
  oldLibrary,
  woldsPython,
} from '../directory.fixtures.js';
import { shown } from '../shown-page.fixtures.js';
import { groupPage } from './group.page.js';

const ely = { name: 'Ely', country: 'GB', lat: 52.4, lon: 0.26 };
const fen = aListedGroup({
  groupId: fenRuby,
  place: ely,
  technologies: ['Ruby'],
  languages: ['en'],
  foundedOn: '2014-09-30',
  description: { text: '<p>Rubyists.<script>alert(1)</script></p>', format: 'html' },
  links: [
    { kind: 'website', url: 'https://fen-ruby.example' },
    { kind: 'chat', url: 'https://chat.example/fen' },
  ],
});
const wolds = aListedGroup({ groupId: woldsPython, slug: 'wolds-python', name: 'Wolds Python' });
const marsh = aListedGroup({
  groupId: marshRuby,
  slug: 'marsh-ruby',
  name: 'Marsh Ruby',
  place: { ...ely, lat: 52.5 },
});

const meetup = (facts: object) => ({
  meetupId: '0f3e2c10-0000-4000-8000-0000000000b1',
  hosts: [fenRuby],
  title: 'Parsers by hand',
  startsAt: '2026-02-12T19:00:00Z',
  zone: 'Europe/London',
  local: '2026-02-12T19:00',
  status: 'past',
  mode: 'in-person',
  format: 'presentations',
  technologies: [],
  about: '',
  ...facts,
});

describe('The page of a group', () => {
  it('says who it is', async () => {
    const { answer, text, html } = await shown(groupPage, '/groups/fen-ruby', fen);
    expect(answer).toMatchObject({
      kind: 'page',
      title: 'Fen Ruby',
      accentOf: 'fen-ruby',
      jsonLd: {
        '@type': 'Organization',
        name: 'Fen Ruby',
        url: 'https://moot.example/groups/fen-ruby',
        foundingDate: '2014-09-30',
        sameAs: ['https://fen-ruby.example/', 'https://chat.example/fen'],
      },
    });
    expect(text).toContain('Ely, United Kingdom');
    expect(text).toContain('30 September 2014');
    expect(text).toContain('English');
    expect(text).toContain('Rubyists.');
    expect(html).not.toContain('<script');
    expect(text).toContain('Nothing planned at the moment');
  });

  it('shows its neighbours, and others that are near', async () => {
    const events = [...fen, ...wolds, ...marsh, neighbourProposed(), neighbourAccepted()];
    const { text } = await shown(groupPage, '/groups/fen-ruby', events);
    expect(text).toContain('Neighbour groups Wolds Python neighbours since 2 Mar 2026');
    expect(text).toContain('Groups nearby Marsh Ruby 11 km');
  });

  it('draws its members over time, with the numbers beside', async () => {
    const counts = [membersCounted(40, '2024-05-01T00:00:00.000Z'), membersCounted(44, '2024-06-01T00:00:00.000Z')];
    const { html, text } = await shown(groupPage, '/groups/fen-ruby', [...fen, ...counts]);
    expect(html).toContain('<svg class="chart"');
    expect(text).toContain('May 2024 40 June 2024 44');
  });

  it('shows what other contexts know of it', async () => {
    const venueId = oldLibrary;
    const answers = {
      MeetupsOfGroup: { meetups: [meetup({ venueId, numbers: { attended: 30 } })], total: 1, next: 'more' },
      HowManyMeetups: { past: 41, upcoming: 0 },
      TalksOfGroup: {
        talks: [
          { talkId: 't1', title: 'Trees', on: '2026-02-12', speakers: [{ name: 'Ada Quill', slug: 'ada-quill' }] },
        ],
        total: 12,
      },
      SponsorsOfGroup: [
        { sponsor: { slug: 'mill', name: 'The Mill' }, tier: { name: 'Gold' }, current: true },
        { sponsor: { slug: 'barge', name: 'The Barge' }, current: false },
      ],
      HostsOfGroup: [{ venueId, meetups: 9 }],
    };
    const { text, html } = await shown(groupPage, '/groups/fen-ruby', [...fen, aVenue()], { answers });
    expect(text).toContain('Parsers by hand 19:00 GMT The Old Library, Ely 30 people came');
    expect(text).toContain('Meetups held 41');
    expect(text).toContain('Usual attendance 30');
    expect(text).toContain('Usual venue The Old Library');
    expect(text).toContain('Trees Ada Quill 12 February 2026');
    expect(text).toContain('Sponsors The Mill Gold Hosts The Old Library');
    expect(text).not.toContain('The Barge');
    expect(html).toContain('href="/groups/fen-ruby?before=more#past"');
    expect(text).toContain('Good Meets regularly Watch Nothing planned');
  });

  it('says how long it has been silent', async () => {
    const answers = { MeetupsOfGroup: { meetups: [meetup({ startsAt: '2025-09-01T18:00:00Z' })], total: 1 } };
    const { text } = await shown(groupPage, '/groups/fen-ruby', fen, { answers });
    expect(text).toContain('Watch Silent for 182 days');
  });

  it('leads from an old address to the new one, for ever', async () => {
    const moved = {
      type: 'directory.group-slug-changed',
      data: { groupId: fenRuby, slug: 'fenland-ruby', formerSlug: 'fen-ruby' },
    };
    const { answer } = await shown(groupPage, '/groups/fen-ruby', [...fen, moved]);
    expect(answer).toEqual({ kind: 'redirect', to: '/groups/fenland-ruby', permanent: true });
  });

  it('leads from a group under a second name to the one that is kept', async () => {
    const { answer } = await shown(groupPage, '/groups/marsh-ruby', [...fen, ...marsh, groupsJoined()]);
    expect(answer).toEqual({ kind: 'redirect', to: '/groups/fen-ruby', permanent: true });
  });

  it('stays when the group is retired, and says so', async () => {
    const { text } = await shown(groupPage, '/groups/fen-ruby', [...fen, { ...groupRetired(), occurredAt: specNow }]);
    expect(text).toContain('The group was taken off the directory on 2 March 2026. Its history stays.');
    expect(text).not.toContain('Nothing planned at the moment');
  });

  it('is not there for a group that waits for a steward, or none', async () => {
    expect((await shown(groupPage, '/groups/fen-ruby', [aFoundedGroup()])).answer).toEqual({ kind: 'missing' });
    expect((await shown(groupPage, '/groups/nobody', fen)).answer).toEqual({ kind: 'missing' });
  });
});

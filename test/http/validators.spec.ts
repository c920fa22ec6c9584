import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DescribeGroup } from '#directory/group/describe-group.command';
import { DescribeMeetup } from '#events/meetup/describe-meetup.command';
import { CountAttendance } from '#events/attendance/count-attendance.command';
import { type OpenSite, openSite } from '../support/open-site.js';
import { groupId, idOf, known } from '../support/seeded-network.js';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());

const etagOf = async (path: string) => (await site.get(path)).headers.get('etag')!;

const describeGroup = (slug: string, text: string) =>
  site.send(DescribeGroup, { groupId: groupId(slug), description: { format: 'plain', text } });

const pages = {
  directory: '/groups',
  group: `/groups/${known.group}`,
  meetup: `/meetups/${known.upcoming}`,
  calendar: '/calendar',
  feed: '/calendar.ics',
  groupFeed: `/groups/${known.group}/calendar.ics`,
  meetupFeed: `/meetups/${known.upcoming}.ics`,
  atom: '/feed.atom',
  speaker: `/speakers/${known.speaker}`,
};

describe('The validator of a page', () => {
  it.each(Object.entries(pages))('%s is not sent again to somebody who has it', async (_name, path) => {
    const first = await site.get(path);
    const etag = first.headers.get('etag')!;
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^(W\/)?".+"$/)]);
    const again = await site.get(path, { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await site.get(path, { 'if-none-match': '"something-else"' })).status).toBe(200);
  });

  it('stays when something changes that the page does not show', async () => {
    const { group, meetup, meetupFeed, groupFeed, speaker } = pages;
    const before = await Promise.all([group, meetup, meetupFeed, groupFeed, speaker].map(etagOf));
    await describeGroup('group-20', 'We moved to another pub.');
    await site.send(CountAttendance, { meetupId: idOf('meetup', 'series-20'), yes: 12, waitlisted: 0 });
    expect(await Promise.all([group, meetup, meetupFeed, groupFeed, speaker].map(etagOf))).toEqual(before);
  });

  it('of a feed stays when somebody answers an invitation', async () => {
    const before = await etagOf(pages.feed);
    await site.send(CountAttendance, { meetupId: known.past, yes: 50, waitlisted: 1 });
    expect(await etagOf(pages.feed)).toBe(before);
  });

  it('changes with what the page shows, and the page with it', async () => {
    const before = await etagOf(pages.group);
    await describeGroup(known.group, 'Now with bread.');
    const after = await site.get(pages.group, { 'if-none-match': before });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(before);
    expect(await after.text()).toContain('Now with bread.');
  });

  it('of every place that shows a meetup changes with its title', async () => {
    const { meetup, meetupFeed, groupFeed, feed, atom } = pages;
    const showing = [meetup, meetupFeed, groupFeed, feed, atom, pages.group];
    const before = await Promise.all(showing.map(etagOf));
    await site.send(DescribeMeetup, { meetupId: known.upcoming, title: 'Packaging with some tears' });
    const after = await Promise.all(showing.map(etagOf));
    expect(showing.filter((_, index) => after[index] === before[index])).toEqual([]);
    for (const path of showing) expect(await site.text(path)).toContain('Packaging with some tears');
  });

  it('differs by language', async () => {
    const [en, de] = await Promise.all(
      ['en', 'de'].map(async (language) => {
        const answer = await site.get(pages.group, { 'accept-language': language });
        return { etag: answer.headers.get('etag'), vary: answer.headers.get('vary') };
      }),
    );
    expect(en!.vary).toContain('accept-language');
    expect(en!.etag).not.toBe(de!.etag);
  });
});

import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { validateICalendar } from '#calendar/validate-icalendar';
import { type OpenSite, openSite } from '../support/open-site.js';
import { daysFromNow, known, localTime, longTitle } from '../support/seeded-network.js';

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

describe('A calendar feed', () => {
  const feeds = [
    '/calendar.ics',
    `/groups/${known.group}/calendar.ics`,
    `/groups/${known.hostile}/calendar.ics`,
    `/groups/${known.bare}/calendar.ics`,
    `/meetups/${known.upcoming}.ics`,
    `/meetups/${known.cancelled}.ics`,
    `/meetups/${known.hostileMeetup}.ics`,
  ];

  it.each(feeds)('%s is an iCalendar object that programs accept', async (path) => {
    const text = await site.text(path);
    expect(validateICalendar(text)).toEqual([]);
    expect(ICAL.parse(text)[0]).toBe('vcalendar');
    expect(text).toMatch(/\r\n$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('holds every meetup once, the cancelled ones as cancelled', async () => {
    const events = eventsOf(await site.text('/calendar.ics'));
    const uids = events.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    const standing = (part: string) =>
      events
        .filter(({ summary }) => summary.includes(part))
        .map((each) => each.component.getFirstPropertyValue('status'));
    expect(standing('An evening that will not be')).toEqual(['CANCELLED']);
    expect(standing('Packaging without tears')).toEqual(['CONFIRMED']);
  });

  it('gives a meetup the same identity in every feed', async () => {
    const uidIn = async (path: string) =>
      eventsOf(await site.text(path)).find(({ summary }) => summary.includes('Packaging'))?.uid;
    const uid = await uidIn('/calendar.ics');
    expect(uid).toEqual(expect.stringMatching(/.+/));
    expect(await uidIn(`/groups/${known.group}/calendar.ics`)).toBe(uid);
    expect(await uidIn(`/meetups/${known.upcoming}.ics`)).toBe(uid);
  });

  it('tells when a meetup begins at its place and how long it takes', async () => {
    const [event] = eventsOf(await site.text(`/meetups/${known.upcoming}.ics`));
    expect({
      start: event!.startDate.toString().slice(0, 16),
      zone: event!.component.getFirstProperty('dtstart')!.getParameter('tzid'),
      seconds: event!.duration.toSeconds(),
    }).toEqual({ start: localTime(9), zone: 'Europe/London', seconds: 7200 });
  });

  it('counts how often a meetup was changed', async () => {
    const sequence = async (id: string) => eventsOf(await site.text(`/meetups/${id}.ics`))[0]!.sequence;
    expect(await sequence(known.moved)).toBeGreaterThan(0);
    expect(await sequence(known.cancelled)).toBeGreaterThan(0);
  });

  it('keeps a long title whole', async () => {
    const [event] = eventsOf(await site.text(`/meetups/${known.longTitled}.ics`));
    expect(event!.summary).toContain(longTitle.slice(-60));
  });
});

describe('The feed of meetups and recaps', () => {
  it.each(['/feed.atom', `/groups/${known.group}/feed.atom`, `/groups/${known.hostile}/feed.atom`])(
    '%s is well-formed Atom with what RFC 4287 asks for',
    async (path) => {
      const text = await site.text(path);
      const { kinds, problem } = elementsOf(text);
      expect(problem).toBeUndefined();
      expect(kinds[0]).toBe('feed');
      expect(kinds).toEqual(expect.arrayContaining(['id', 'title', 'updated', 'link']));
      for (const entry of text.match(/<entry>[^]*?<\/entry>/g) ?? []) {
        for (const required of ['id', 'title', 'updated']) {
          expect(entry.match(new RegExp(`<${required}[ >]`, 'g'))?.length).toBe(1);
        }
      }
      const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map((each) => each[1]);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('is dated by when things were announced, not by when it is asked for', async () => {
    const updated = /<updated>([^<]+)<\/updated>/.exec(await site.text('/feed.atom'))![1]!;
    expect(Date.parse(updated)).toBeLessThanOrEqual(Date.parse(daysFromNow(0, 23)));
    expect(await site.text('/feed.atom')).toBe(await site.text('/feed.atom'));
  });
});

/** Walks an XML text: names of its elements in order, and the first thing that is not well-formed. */
function elementsOf(xml: string): { readonly kinds: readonly string[]; readonly problem: string | undefined } {
  const kinds: string[] = [];
  const open: string[] = [];
  const token =
    /<\?[^]*?\?>|<!--(?:(?!--)[^])*-->|<!\[CDATA\[[^]*?\]\]>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    if (!match) return { kinds, problem: `not well-formed at ${JSON.stringify(xml.slice(at, at + 80))}` };
    const [text, closing, name, , empty] = match;
    if (name === undefined) {
      if (text.startsWith('<')) continue;
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text) || text.includes(']]>')) {
        return { kinds, problem: `a bare & or ]]> in ${JSON.stringify(text.slice(0, 80))}` };
      }
      if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return { kinds, problem: 'a control character' };
    } else if (closing) {
      if (open.pop() !== name) return { kinds, problem: `</${name}> closes nothing` };
    } else {
      kinds.push(name);
      if (!empty) open.push(name);
    }
  }
  return { kinds, problem: open.length > 0 ? `<${open.at(-1)}> stays open` : undefined };
}

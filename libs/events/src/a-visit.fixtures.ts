import { GroupBySlug } from '#directory/group/group-by-slug.query';
import { GroupsByIds } from '#directory/group/groups-by-ids.query';
import { VenuesByIds } from '#directory/venue/venues-by-ids.query';
import type { AnyQuestion } from '#door/questions';
import { validated } from '#door/validation';
import type { DomainEvent } from '#kernel/event';
import { specNow } from '#kernel/given';
import type { AnswerOf, QueryClass } from '#kernel/query';
import { TalksOfMeetup } from '#outreach/talk/talks-of-meetup.query';
import { SponsorsOfMeetup } from '#sponsorship/agreement/sponsors-of-meetup.query';
import { HostsOfMeetup } from '#sponsorship/hosting/hosts-of-meetup.query';
import type { PageRequest } from '#web/page';
import { fenRubyId, millVenueId, quayPythonId, quayVenueId } from './events.fixtures.js';
import { viewsAfter } from './views-after.fixtures.js';

const group = (groupId: string, slug: string, name: string): AnswerOf<GroupsByIds>[number] => ({
  askedId: groupId,
  groupId,
  slug,
  name,
  zone: 'Europe/Berlin',
  technologies: [],
  listed: true,
});
const groups = [group(fenRubyId, 'fen-ruby', 'Fen Ruby'), group(quayPythonId, 'quay-python', 'Quay Python')];
const venues: AnswerOf<VenuesByIds> = [
  {
    venueId: millVenueId,
    status: 'open',
    name: 'The Old Mill',
    kind: 'other',
    address: { street: '3 Mere Lane', postalCode: 'FW1', city: 'Fenwick', country: 'GB' },
    position: { lat: 52.51, lon: 0.26 },
  },
  { venueId: quayVenueId, status: 'open', name: 'Port Ellery Warehouse', kind: 'business' },
];

/** What the other contexts of an invented network answer: two groups, two venues, and what a spec gives. */
function answersOfOthers({ talks = [], sponsors = [], lenders = [] }: Others) {
  return new Map<QueryClass, (query: never) => unknown>([
    [GroupsByIds, ({ ids }: GroupsByIds) => ids.flatMap((id) => groups.find(({ groupId }) => groupId === id) ?? [])],
    [VenuesByIds, ({ ids }: VenuesByIds) => ids.flatMap((id) => venues.find(({ venueId }) => venueId === id) ?? [])],
    [
      GroupBySlug,
      ({ slug }: GroupBySlug) => {
        if (slug === 'fen-rubyists') return { kind: 'moved', slug: 'fen-ruby' };
        const found = groups.find((each) => each.slug === slug);
        return found ? { kind: 'group', entry: { ...found, standsFor: [] }, profile: {} } : { kind: 'none' };
      },
    ],
    [TalksOfMeetup, () => talks],
    [SponsorsOfMeetup, () => sponsors],
    [HostsOfMeetup, () => lenders],
  ]);
}

export interface Others {
  readonly talks?: AnswerOf<TalksOfMeetup>;
  readonly sponsors?: AnswerOf<SponsorsOfMeetup>;
  readonly lenders?: AnswerOf<HostsOfMeetup>;
}

/** Somebody asks for a page of an invented network after these events. */
export async function aVisit(
  history: readonly (DomainEvent & { stream?: string; occurredAt?: string })[],
  {
    path = '/',
    params = {},
    query = '',
    now = specNow,
    locale = 'en',
    others = {},
    questions,
  }: Partial<Pick<PageRequest, 'path' | 'params' | 'now' | 'locale'>> & {
    query?: string;
    others?: Others;
    questions: readonly AnyQuestion[];
  },
): Promise<PageRequest> {
  const views = await viewsAfter(history, { now });
  const elsewhere = answersOfOthers(others);
  const ask: PageRequest['ask'] = async (type, input) => {
    const asked = validated(type, input);
    const own = questions.find((each) => each.query === (type as QueryClass));
    const answer = own ? await own.answer(asked, views) : elsewhere.get(type as QueryClass)?.(asked as never);
    return answer as never;
  };
  return {
    ask,
    params,
    query: new URLSearchParams(query),
    path,
    locale,
    moment: undefined,
    now,
    link: (href) => href,
    network: {
      name: 'Fen Moots',
      region: 'the Fens',
      zone: 'Europe/Berlin',
      publicUrl: 'https://moots.example',
      demo: false,
    },
  };
}

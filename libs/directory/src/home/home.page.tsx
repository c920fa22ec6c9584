import { HowManyMeetups } from '#events/meetup/how-many-meetups.query';
import { UpcomingMeetups } from '#events/meetup/upcoming-meetups.query';
import { OutreachNumbers } from '#outreach/numbers/outreach-numbers.query';
import { StatRow } from '#web/components/facts.tsx';
import { MeetupList } from '#web/components/meetup-card.tsx';
import { EmptyState } from '#web/components/notices.tsx';
import { CardGrid, PageHeading, Section } from '#web/components/page-heading.tsx';
import { translate } from '#web/messages';
import { page } from '#web/page';
import { directoryTexts } from '../directory-texts.js';
import { DirectoryMap } from '../group/directory-map.js';
import { EntryCard } from '../group/entry-card.js';
import { GroupsOnMap } from '../group/groups-on-map.query.js';
import { NewestGroups } from '../group/newest-groups.query.js';
import { DirectoryNumbers } from './directory-numbers.query.js';
import { meetupCards } from './meetup-cards.js';
import { TimeMachine } from '#web/components/time-machine.tsx';

/** The start page of the network: what is on next, who is new, where they meet, and how much of it there is. */
export const homePage = page({
  route: '/',
  timeTravel: true,
  show: async (request) => {
    const { ask, link, locale, moment, now, network } = request;
    const t = translate(locale);
    const texts = directoryTexts(locale);
    const numbers = await ask(DirectoryNumbers, {});
    const newest = await ask(NewestGroups, { limit: 6 });
    const { points } = await ask(GroupsOnMap, {});
    const next = await meetupCards(request, await ask(UpcomingMeetups, { limit: 8 }));
    const meetups = await ask(HowManyMeetups, {});
    const { speakers, talks } = await ask(OutreachNumbers, {});
    const title = t('home.title', { region: network.region });
    return {
      kind: 'page',
      title: network.name,
      description: t('home.description', { region: network.region }),
      current: 'home',
      alternates: [
        { type: 'text/calendar', href: '/calendar.ics', title: t('feed.calendar', { name: network.name }) },
        { type: 'application/atom+xml', href: '/feed.atom', title: t('feed.meetups', { name: network.name }) },
      ],
      body: (
        <>
          <PageHeading title={title} lede={t('home.lede')} />
          {numbers.groups === 0 ? (
            <EmptyState
              title={t('home.emptyTitle')}
              detail={t('home.emptyDetail')}
              action={{ href: '/begin', label: t('home.howToBegin') }}
            />
          ) : (
            <>
              <Section
                title={t('home.next')}
                id="next"
                more={{ href: link('/calendar'), label: t('home.wholeCalendar') }}
              >
                {next.length > 0 ? (
                  <MeetupList meetups={next} />
                ) : (
                  <EmptyState title={t('home.nothingSoon')} detail={t('home.nothingSoonDetail')} />
                )}
              </Section>
              <Section
                title={texts.newGroups}
                id="groups"
                more={{ href: link('/groups'), label: t('home.allGroups', { count: numbers.groups }) }}
              >
                <CardGrid>
                  {newest.map((entry) => (
                    <EntryCard key={entry.groupId} entry={entry} link={link} />
                  ))}
                </CardGrid>
              </Section>
              {points.length > 0 ? (
                <Section title={texts.map} id="map">
                  <DirectoryMap id="home-map" points={points} link={link} />
                </Section>
              ) : null}
              <Section title={t('home.numbers')} id="numbers">
                <StatRow
                  stats={[
                    {
                      value: numbers.groups,
                      label: t('home.groupCount', { count: numbers.groups }),
                      href: link('/groups'),
                    },
                    {
                      value: meetups.upcoming,
                      label: t('home.upcomingCount', { count: meetups.upcoming }),
                      href: link('/calendar'),
                    },
                    { value: meetups.past, label: t('home.meetupCount', { count: meetups.past }) },
                    { value: speakers, label: t('home.speakerCount', { count: speakers }), href: link('/speakers') },
                    { value: talks, label: t('home.talkCount', { count: talks }) },
                    { value: numbers.venues, label: t('home.venueCount', { count: numbers.venues }) },
                  ]}
                />
              </Section>
              <TimeMachine path="/" moment={moment} now={now} zone={network.zone} />
            </>
          )}
        </>
      ),
    };
  },
});

import type { VNode } from 'preact';
import { FactList } from '#web/components/facts.tsx';
import { Section } from '#web/components/page-heading.tsx';
import { formatDate } from '#web/date-format';
import { translate } from '#web/messages';
import type { PageRequest } from '#web/page';
import type { ListedMeetup } from './listed-meetups.js';
import type { MeetupEntry } from './meetups.view.js';

/** The meetups of the same series before and after this one. Nothing where it stands alone. */
export function SeriesNeighbours({
  entry,
  inSeries,
  request,
}: {
  entry: MeetupEntry;
  inSeries: readonly ListedMeetup[];
  request: PageRequest;
}): VNode | null {
  const { locale, link } = request;
  const at = inSeries.findIndex(({ meetupId }) => meetupId === entry.meetupId);
  const [before, after] = [inSeries[at - 1], at < 0 ? undefined : inSeries[at + 1]];
  if (!entry.series || (!before && !after)) return null;
  const t = translate(locale);
  const linkTo = (meetup: ListedMeetup | undefined) =>
    meetup ? (
      <>
        <a href={link(`/meetups/${meetup.meetupId}`)}>
          <bdi>{meetup.title}</bdi>
        </a>
        <br />
        {formatDate(meetup.startsAt, meetup.zone, locale, 'full')}
      </>
    ) : null;
  return (
    <Section title={entry.series.name} id="series">
      <FactList
        facts={[
          { term: t('meetup.previousInSeries'), content: linkTo(before) },
          { term: t('meetup.nextInSeries'), content: linkTo(after) },
        ]}
      />
    </Section>
  );
}

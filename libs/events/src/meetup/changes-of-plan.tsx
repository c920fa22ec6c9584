import type { VNode } from 'preact';
import { instantOf } from '#calendar/local-time';
import { Section } from '#web/components/page-heading.tsx';
import { formatDate, formatDateTime } from '#web/date-format';
import { translate } from '#web/messages';
import type { PageRequest } from '#web/page';
import { eventsTexts } from '../events-texts.js';
import type { MeetupChange } from './meetup-details.view.js';
import { placeLabel, type Surroundings } from './surroundings.js';

/** What became of the plan, the latest change first. Nothing where the plan held. */
export function ChangesOfPlan({
  changes,
  zone,
  surroundings,
  request,
}: {
  changes: readonly MeetupChange[];
  zone: string;
  surroundings: Surroundings;
  request: PageRequest;
}): VNode | null {
  if (changes.length === 0) return null;
  const t = translate(request.locale);
  return (
    <Section title={t('meetup.changes')} id="changes">
      <ul>
        {changes.toReversed().map((change) => (
          <li key={`${change.at} ${change.kind}`}>{inWords(change, zone, surroundings, request)}</li>
        ))}
      </ul>
    </Section>
  );
}

function inWords(change: MeetupChange, zone: string, surroundings: Surroundings, { locale }: PageRequest): string {
  const t = translate(locale);
  const texts = eventsTexts(locale);
  const on = formatDate(change.at, zone, locale);
  switch (change.kind) {
    case 'rescheduled':
      return t('meetup.moved', { date: formatDateTime(instantOf(change.before), change.before.zone, locale, 'full') });
    case 'moved': {
      const place = placeLabel({ hosts: [], ...change.before }, surroundings);
      return place ? texts.movedFrom(place) : texts.movedOn(on);
    }
    case 'cancelled':
      return texts.cancelledOn(on);
    case 'reinstated':
      return texts.reinstatedOn(on);
  }
}

import type { VNode } from 'preact';
import type { Moment } from '#door/questions';
import { dayOf } from '../date-format.js';
import { HiddenFields, TextField } from './form-fields.js';
import { Section } from './page-heading.js';
import { useTranslate } from '../locale-context.js';

/** A way to see this page as it was on another day, on either axis. */
export function TimeMachine({
  path,
  moment,
  now,
  zone,
}: {
  /** Path and query of the page, without the moment. */
  path: string;
  moment: Moment | undefined;
  now: string;
  zone: string;
}): VNode {
  const t = useTranslate();
  const url = new URL(path, 'http://site');
  return (
    <Section title={t('time.title')} id="time-machine">
      <form class="filter" action={url.pathname} method="get">
        <HiddenFields values={Object.fromEntries(url.searchParams)} />
        <div class="filter-fields">
          <TextField
            name="as-of"
            label={t('time.asOf')}
            hint={t('time.asOfHint')}
            type="date"
            value={moment?.asOf ? dayOf(moment.asOf, 'UTC') : ''}
            max={dayOf(now, zone)}
          />
          <TextField
            name="recorded"
            label={t('time.recorded')}
            hint={t('time.recordedHint')}
            type="date"
            value={moment?.recordedAt ? dayOf(moment.recordedAt, 'UTC') : ''}
          />
        </div>
        <p class="form-actions">
          <button type="submit">{t('time.show')}</button>
        </p>
      </form>
    </Section>
  );
}

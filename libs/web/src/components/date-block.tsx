import type { VNode } from 'preact';
import { datePartsOf, type Instant } from '../date-format.js';
import { useLocale } from '../locale-context.js';

export type DateBlockProps = {
  readonly start: Instant;
  /** IANA zone whose calendar is meant. */
  readonly zone: string;
  readonly size?: 'small' | 'large';
  /** Shows the year too; for lists that cross years. */
  readonly withYear?: boolean;
};

/** A day as a typographic object: weekday, number, month. Read aloud, it is the full date. */
export function DateBlock({ start, zone, size = 'small', withYear = false }: DateBlockProps): VNode {
  const parts = datePartsOf(start, zone, useLocale());
  return (
    <time class={`date-block date-block-${size}`} dateTime={parts.iso}>
      <span class="visually-hidden">{parts.full}</span>
      <span class="date-block-weekday" aria-hidden="true">
        {parts.weekday}
      </span>
      <span class="date-block-day" aria-hidden="true">
        {parts.day}
      </span>
      <span class="date-block-month" aria-hidden="true">
        {size === 'large' ? `${parts.month} ${parts.year}` : parts.month}
      </span>
      {withYear && size === 'small' ? <span aria-hidden="true">{parts.year}</span> : null}
    </time>
  );
}

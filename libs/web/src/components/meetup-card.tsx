import type { VNode } from 'preact';
import { dayOf, formatTimeRange, type Instant } from '../date-format.js';
import { useLocale, useTranslate } from '../locale-context.js';
import { DateBlock } from './date-block.js';
import { NameList, type NamedLink } from './name-list.js';
import { TagList, type Tag } from './tag-list.js';

export type MeetupCardProps = {
  readonly title: string;
  readonly href: string;
  readonly start: Instant;
  readonly end?: Instant;
  /** IANA zone of the meetup. */
  readonly zone: string;
  /** Who hosts it; several for a joint meetup. Left out where the page is the group's own. */
  readonly groups?: readonly NamedLink[];
  readonly place?: string;
  readonly mode?: 'on-site' | 'online' | 'hybrid';
  /** Name of the format, translated. */
  readonly format?: string;
  readonly tags?: readonly Tag[];
  readonly status?: 'planned' | 'cancelled' | 'past';
  readonly going?: number;
  readonly attended?: number;
  readonly seatsLeft?: number;
  /** Class of the group's accent. */
  readonly accent?: string;
  readonly withYear?: boolean;
  /** The day that counts as today, YYYY-MM-DD in the meetup's zone: marks what is on today. */
  readonly today?: string;
  /** Level of the title; 3 below a section heading. */
  readonly level?: 2 | 3 | 4;
};

/** A meetup in a list: the day as a block, what it is, when, where and who. */
export function MeetupCard(props: MeetupCardProps): VNode {
  const { title, href, start, end, zone, groups = [], place, mode, format, tags = [], accent, withYear } = props;
  const t = useTranslate();
  const locale = useLocale();
  const Title = `h${props.level ?? 3}` as 'h3';
  const cancelled = props.status === 'cancelled';
  return (
    <article class={['meetup', accent, cancelled && 'meetup-cancelled'].filter(Boolean).join(' ')}>
      <DateBlock start={start} zone={zone} withYear={withYear ?? false} />
      <div class="meetup-text">
        <MeetupFlags {...props} />
        <Title class="meetup-title">
          <a href={href} dir="auto">
            {title}
          </a>
        </Title>
        <p class="meta">
          <span>{formatTimeRange(start, end, zone, locale)}</span>
          {mode === 'online' ? (
            <span>{t('meetup.online')}</span>
          ) : place ? (
            <span>
              <bdi>{place}</bdi>
            </span>
          ) : null}
          {mode === 'hybrid' ? <span>{t('meetup.hybrid')}</span> : null}
          {format ? <span>{format}</span> : null}
          <MeetupCount {...props} />
        </p>
        {groups.length > 0 ? (
          <p class="meetup-groups">
            <NameList names={groups} />
          </p>
        ) : null}
        <TagList tags={tags} />
      </div>
    </article>
  );
}

function MeetupFlags({ status, start, zone, today, groups = [] }: MeetupCardProps): VNode | null {
  const t = useTranslate();
  const flags = [
    ...(status === 'cancelled' ? [{ kind: 'problem', text: t('meetup.cancelled') }] : []),
    ...(today !== undefined && dayOf(start, zone) === today ? [{ kind: 'accent', text: t('meetup.today') }] : []),
    ...(groups.length > 1 ? [{ kind: 'accent', text: t('meetup.jointKicker') }] : []),
  ];
  if (flags.length === 0) return null;
  return (
    <p class="flags">
      {flags.map(({ kind, text }) => (
        <span key={text} class={`flag flag-${kind}`}>
          {text}
        </span>
      ))}
    </p>
  );
}

function MeetupCount({ going, attended, seatsLeft, status }: MeetupCardProps): VNode | null {
  const t = useTranslate();
  if (status === 'cancelled') return null;
  if (attended !== undefined) return <span>{t('meetup.attended', { count: attended })}</span>;
  if (seatsLeft !== undefined && seatsLeft <= 0) return <span>{t('meetup.full')}</span>;
  if (going !== undefined && going > 0) {
    return <span>{t(status === 'past' ? 'meetup.saidYes' : 'meetup.going', { count: going })}</span>;
  }
  return null;
}

/** Meetups one below the other, in the order given. */
export function MeetupList({ meetups }: { meetups: readonly MeetupCardProps[] }): VNode {
  return (
    <ol class="programme">
      {meetups.map((meetup) => (
        <li key={meetup.href}>
          <MeetupCard {...meetup} />
        </li>
      ))}
    </ol>
  );
}

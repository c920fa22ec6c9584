import type { VNode } from 'preact';
import { formatDate, formatNumber, type Instant } from '../date-format.js';
import { useLocale, useTranslate } from '../locale-context.js';
import { Monogram } from './page-heading.js';
import { TagList, type Tag } from './tag-list.js';

export type GroupCardProps = {
  readonly name: string;
  readonly href: string;
  /** A sentence or two of plain text; cut to three lines. */
  readonly about?: string;
  readonly place?: string;
  readonly distanceKilometres?: number;
  readonly members?: number;
  readonly meetups?: number;
  readonly tags?: readonly Tag[];
  readonly next?: { readonly title: string; readonly href: string; readonly start: Instant; readonly zone: string };
  readonly last?: { readonly start: Instant; readonly zone: string };
  readonly status?: 'listed' | 'proposed' | 'retired';
  readonly accent: string;
  readonly level?: 2 | 3 | 4;
};

/** A group among others. */
export function GroupCard(props: GroupCardProps): VNode {
  const { name, href, about, place, distanceKilometres, members, meetups, tags = [], next, last, accent } = props;
  const t = useTranslate();
  const locale = useLocale();
  const Title = `h${props.level ?? 3}` as 'h3';
  return (
    <article class={`card group-card ${accent}`}>
      <header class="card-heading">
        <Monogram name={name} />
        <Title>
          <a href={href} dir="auto">
            {name}
          </a>
        </Title>
      </header>
      {props.status === 'retired' ? (
        <p class="flags">
          <span class="flag flag-muted">{t('group.retired')}</span>
        </p>
      ) : null}
      {props.status === 'proposed' ? (
        <p class="flags">
          <span class="flag flag-muted">{t('group.proposed')}</span>
        </p>
      ) : null}
      <p class="meta">
        {place ? (
          <span>
            <bdi>{place}</bdi>
          </span>
        ) : null}
        {distanceKilometres === undefined ? null : (
          <span>{t('common.kilometres', { distance: formatNumber(distanceKilometres, locale) })}</span>
        )}
        {members === undefined ? null : <span>{t('group.members', { count: members })}</span>}
        {meetups === undefined ? null : <span>{t('group.meetups', { count: meetups })}</span>}
      </p>
      {about ? (
        <p class="clamp" dir="auto">
          {about}
        </p>
      ) : null}
      <TagList tags={tags} label={t('group.technologies')} />
      {next ? (
        <p class="card-foot">
          {t('group.nextOn', { date: formatDate(next.start, next.zone, locale, 'day') })}{' '}
          <a href={next.href} dir="auto">
            {next.title}
          </a>
        </p>
      ) : last ? (
        <p class="card-foot">{t('group.lastOn', { date: formatDate(last.start, last.zone, locale, 'long') })}</p>
      ) : null}
    </article>
  );
}

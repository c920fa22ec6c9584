import type { VNode } from 'preact';
import { useTranslate } from '../locale-context.js';
import { TagList, type Tag } from './tag-list.js';

export type SpeakerCardProps = {
  readonly name: string;
  readonly href: string;
  readonly place?: string;
  readonly talks?: number;
  readonly topics?: readonly Tag[];
  /** The talk given last, or one on offer. */
  readonly latest?: { readonly title: string; readonly href?: string };
  /** Whether the first talk was given lately. */
  readonly firstTimer?: boolean;
  readonly level?: 2 | 3 | 4;
};

/** A speaker among others. */
export function SpeakerCard(props: SpeakerCardProps): VNode {
  const { name, href, place, talks, topics = [], latest, firstTimer } = props;
  const t = useTranslate();
  const Title = `h${props.level ?? 3}` as 'h3';
  return (
    <article class="card speaker-card">
      <Title>
        <a href={href} dir="auto">
          {name}
        </a>
      </Title>
      <p class="meta">
        {talks === undefined ? null : <span>{t('speaker.talks', { count: talks })}</span>}
        {place ? (
          <span>
            <bdi>{place}</bdi>
          </span>
        ) : null}
        {firstTimer ? <span class="flag flag-accent">{t('meetup.firstTalk')}</span> : null}
      </p>
      {latest ? (
        <p class="speaker-latest" dir="auto">
          {latest.href ? <a href={latest.href}>{latest.title}</a> : latest.title}
        </p>
      ) : null}
      <TagList tags={topics} label={t('speaker.topics')} />
    </article>
  );
}

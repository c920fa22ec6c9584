import type { VNode } from 'preact';
import { useTranslate } from '../locale-context.js';
import { NameList, type NamedLink } from './name-list.js';

export type AgendaItem = {
  readonly title: string;
  readonly href?: string;
  /** HH:MM in the zone of the meetup. */
  readonly time?: string;
  readonly minutes?: number;
  /** Name of the kind, translated: talk, lightning talk, break. */
  readonly kind?: string;
  readonly speakers?: readonly (NamedLink & { readonly firstTalk?: boolean })[];
  /** Plain text. */
  readonly about?: string;
  /** Slides, recording, code. */
  readonly links?: readonly { readonly href: string; readonly label: string }[];
};

/** The programme of a meetup in running order. */
export function Agenda({ items }: { items: readonly AgendaItem[] }): VNode {
  return (
    <ol class="agenda">
      {items.map((item, index) => (
        <li key={index} class={item.time ? 'agenda-item agenda-item-timed' : 'agenda-item'}>
          {item.time ? <span class="agenda-time">{item.time}</span> : null}
          <AgendaText {...item} />
        </li>
      ))}
    </ol>
  );
}

function AgendaText({ title, href, minutes, kind, speakers = [], about, links = [] }: AgendaItem): VNode {
  const t = useTranslate();
  return (
    <div class="agenda-text">
      <p class="agenda-line">
        <span class="agenda-title" dir="auto">
          {href ? <a href={href}>{title}</a> : title}
        </span>
        {speakers.length > 0 ? (
          <>
            <span class="leader" aria-hidden="true" />
            <span class="agenda-speakers">
              <NameList names={speakers} />
            </span>
          </>
        ) : null}
      </p>
      <p class="meta">
        {kind ? <span>{kind}</span> : null}
        {minutes === undefined ? null : <span>{t('talk.minutes', { count: minutes })}</span>}
        {speakers.some((speaker) => speaker.firstTalk) ? (
          <span class="flag flag-accent">{t('meetup.firstTalk')}</span>
        ) : null}
        {links.map(({ href: to, label }) => (
          <a key={to} href={to} rel="noopener">
            {label}
          </a>
        ))}
      </p>
      {about ? <p dir="auto">{about}</p> : null}
    </div>
  );
}

import type { VNode } from 'preact';
import type { TalksOfMeetup } from '#outreach/talk/talks-of-meetup.query';
import type { AnswerOf } from '#kernel/query';
import { Agenda, type AgendaItem } from '#web/components/agenda.tsx';
import { Section } from '#web/components/page-heading.tsx';
import { safeHref } from '#web/links';
import { type Locale, translate } from '#web/messages';
import type { PageRequest } from '#web/page';
import { plainText } from '#web/rich-text';

type Talk = AnswerOf<TalksOfMeetup>[number];
const aboutLength = 280;

/** The talks of a meetup in their running order. Nothing where none are known. */
export function Programme({ talks, request }: { talks: readonly Talk[]; request: PageRequest }): VNode | null {
  const { locale, link } = request;
  if (talks.length === 0) return null;
  const t = translate(locale);
  return (
    <Section title={t('meetup.agenda')} id="programme">
      <Agenda items={talks.map((talk) => agendaItem(talk, locale, link))} />
    </Section>
  );
}

function agendaItem(talk: Talk, locale: Locale, link: (href: string) => string): AgendaItem {
  const { title, kind, speakers, minutes, abstract, recordings, slides } = talk;
  const t = translate(locale);
  const [recording] = recordings.flatMap(({ url }) => safeHref(url) ?? []);
  const deck = safeHref(slides);
  const kinds = { lightning: 'lightning', keynote: 'keynote', workshop: 'workshop', panel: 'panel' } as const;
  const named = kinds[kind as keyof typeof kinds];
  const about = abstract ? plainText(abstract.text, abstract.format, aboutLength) : '';
  return {
    title,
    speakers: speakers.map(({ name, slug, firstTalk }) => ({
      name: name ?? t('common.anonymous'),
      firstTalk,
      ...(slug ? { href: link(`/speakers/${slug}`) } : {}),
    })),
    links: [
      ...(deck ? [{ href: deck, label: t('meetup.slides') }] : []),
      ...(recording ? [{ href: recording, label: t('meetup.recording') }] : []),
    ],
    ...(named ? { kind: t(`talk.kind.${named}`) } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(about ? { about } : {}),
  };
}

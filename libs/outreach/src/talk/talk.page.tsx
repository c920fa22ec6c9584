import type { VNode } from 'preact';
import { GroupsByIds } from '#directory/group/groups-by-ids.query';
import { FactList } from '#web/components/facts.tsx';
import { NameList } from '#web/components/name-list.tsx';
import { Columns, PageHeading, RichText, Section } from '#web/components/page-heading.tsx';
import { TagList } from '#web/components/tag-list.tsx';
import { Breadcrumb } from '#web/components/way-finding.tsx';
import { safeHref } from '#web/links';
import { type Locale, translate } from '#web/messages';
import { page } from '#web/page';
import { plainText, renderRichText } from '#web/rich-text';
import { languageName } from '../language-name.js';
import { kindName, outreachTexts } from '../outreach-texts.js';
import type { ShownTalk } from './shown-talks.js';
import { TalkById } from './talk-by-id.query.js';
import { groupsNamed, Occasion, SpeakerNames, TalkList } from './talk-list.js';

/** A talk: what it is about, who gave it where and when, and what was kept of it. */
export const talkPage = page({
  route: '/talks/:id',
  timeTravel: true,
  show: async ({ ask, params, link, locale }) => {
    const talkId = params['id'] ?? '';
    const found = await ask(TalkById, { talkId });
    if (!found) return { kind: 'missing' };
    const { talk, session, parts } = found;
    if (talk.talkId !== talkId) return { kind: 'redirect', to: `/talks/${talk.talkId}`, permanent: false };
    const t = translate(locale);
    const texts = outreachTexts(locale);
    const ids = [talk, ...parts].flatMap(({ groupId }) => groupId ?? []);
    const groups = groupsNamed(await ask(GroupsByIds, { ids }));
    const names = talk.speakers.map(({ name }) => name ?? texts.aSpeaker).join(', ');
    const { abstract } = talk;
    return {
      kind: 'page',
      title: talk.title,
      description:
        (abstract && plainText(abstract.text, abstract.format, 160)) || texts.talkDescription(talk.title, names),
      current: 'speakers',
      body: (
        <>
          <Breadcrumb above={[{ href: link('/speakers'), label: t('speakers.title') }]} here={talk.title} />
          <PageHeading
            kicker={kindName(talk.kind, locale)}
            title={talk.title}
            lede={talk.speakers.length > 0 ? <SpeakerNames speakers={talk.speakers} link={link} /> : undefined}
          >
            <p class="meta">
              <Occasion talk={talk} groups={groups} link={link} />
              {talk.minutes === undefined ? null : <span>{t('talk.minutes', { count: talk.minutes })}</span>}
            </p>
            <TagList
              label={t('speaker.topics')}
              tags={talk.technologies.map((label) => ({
                label,
                href: link(`/speakers?topic=${encodeURIComponent(label)}`),
              }))}
            />
          </PageHeading>
          <Columns aside={<Aside talk={talk} session={session} link={link} locale={locale} />}>
            {talk.kind === 'session' && parts.length > 0 ? null : (
              <Section title={texts.abstract} id="about">
                {abstract ? (
                  <RichText html={renderRichText(abstract.text, abstract.format)} />
                ) : (
                  <p>{texts.noAbstract}</p>
                )}
              </Section>
            )}
            {parts.length > 0 ? (
              <Section title={texts.parts} id="parts">
                <TalkList talks={parts} groups={groups} link={link} />
              </Section>
            ) : null}
          </Columns>
        </>
      ),
    };
  },
});

function Aside({
  talk,
  session,
  link,
  locale,
}: {
  talk: ShownTalk;
  session: { readonly talkId: string; readonly title: string } | undefined;
  link: (href: string) => string;
  locale: Locale;
}): VNode {
  const t = translate(locale);
  const texts = outreachTexts(locale);
  const kept = keptOf(talk, locale);
  const elsewhere = talk.elsewhere.flatMap(({ url, label }) => {
    const href = safeHref(url);
    return href ? [{ name: label, href }] : [];
  });
  return (
    <>
      {kept.length > 0 ? (
        <Section title={texts.materials} id="kept">
          <ul>
            {kept.map(({ href, label }) => (
              <li key={href}>
                <a href={href} rel="noopener" dir="auto">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <FactList
        facts={[
          {
            term: texts.partOf,
            content: session ? (
              <a href={link(`/talks/${session.talkId}`)} dir="auto">
                {session.title}
              </a>
            ) : null,
          },
          { term: texts.originalTitle, content: talk.originalTitle ? <bdi>{talk.originalTitle}</bdi> : null },
          { term: t('meetup.language'), content: talk.language && languageName(talk.language, locale) },
          { term: texts.track, content: talk.track ? <bdi>{talk.track}</bdi> : null },
          { term: t('common.source'), content: elsewhere.length > 0 ? <NameList names={elsewhere} /> : null },
        ]}
      />
    </>
  );
}

/** Recordings, slides and whatever else was put on record, as links with names. */
function keptOf(talk: ShownTalk, locale: Locale): { readonly href: string; readonly label: string }[] {
  const t = translate(locale);
  const named: Readonly<Record<string, string>> = outreachTexts(locale).material;
  const links = [
    ...talk.recordings.map(({ url, provider }) => ({
      url,
      label: provider ? `${t('meetup.recording')} (${provider})` : t('meetup.recording'),
    })),
    ...(talk.slides ? [{ url: talk.slides, label: t('meetup.slides') }] : []),
    ...talk.materials.map(({ kind, url, title }) => ({ url, label: title ?? named[kind] ?? kind })),
  ];
  return links.flatMap(({ url, label }) => {
    const href = safeHref(url);
    return href ? [{ href, label }] : [];
  });
}

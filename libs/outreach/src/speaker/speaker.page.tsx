import type { VNode } from 'preact';
import { GroupsByIds, type NamedGroup } from '#directory/group/groups-by-ids.query';
import { FactList } from '#web/components/facts.tsx';
import { NameList } from '#web/components/name-list.tsx';
import { Columns, Monogram, PageHeading, RichText, Section } from '#web/components/page-heading.tsx';
import { TagList } from '#web/components/tag-list.tsx';
import { Breadcrumb } from '#web/components/way-finding.tsx';
import { type Locale, translate } from '#web/messages';
import { page } from '#web/page';
import { plainText, renderRichText } from '#web/rich-text';
import { languageName } from '../language-name.js';
import { outreachTexts } from '../outreach-texts.js';
import { partialDate } from '../partial-date.js';
import { groupsNamed, TalkList } from '../talk/talk-list.js';
import { handleLinks } from './handle-links.js';
import { SpeakerBySlug, type SpeakerProfilePage } from './speaker-by-slug.query.js';

/** A speaker: who they are, what they talk about, and what they gave where and when. */
export const speakerPage = page({
  route: '/speakers/:slug',
  timeTravel: true,
  show: async ({ ask, params, link, locale, network }) => {
    const found = await ask(SpeakerBySlug, { slug: params['slug'] ?? '' });
    if (found.kind === 'nobody') return { kind: 'missing' };
    if (found.kind === 'moved') {
      return { kind: 'redirect', to: `/speakers/${encodeURIComponent(found.slug)}`, permanent: found.forEver };
    }
    const { profile } = found;
    const { name, bio, slug, given, offered, talksGiven } = profile;
    const t = translate(locale);
    const ids = [...new Set([...profile.groupIds, ...given.flatMap(({ groupId }) => groupId ?? [])])];
    const groups = groupsNamed(await ask(GroupsByIds, { ids }));
    return {
      kind: 'page',
      title: name,
      description: (bio && plainText(bio.text, bio.format, 160)) || t('speaker.description', { speaker: name }),
      current: 'speakers',
      accentOf: slug,
      jsonLd: personOf(profile, network.publicUrl, locale),
      openGraph: { type: 'profile' },
      body: (
        <>
          <Breadcrumb above={[{ href: link('/speakers'), label: t('speakers.title') }]} here={name} />
          <Heading profile={profile} link={link} locale={locale} />
          <Columns aside={<Aside profile={profile} groups={[...groups.values()]} link={link} locale={locale} />}>
            {bio ? (
              <Section title={t('speaker.about')} id="about">
                <RichText html={renderRichText(bio.text, bio.format)} />
              </Section>
            ) : null}
            {offered.length > 0 ? (
              <Section title={t('speaker.talksOffered')} id="offered">
                <TalkList talks={offered} groups={groups} link={link} withSpeakers={false} />
              </Section>
            ) : null}
            <Section title={t('speaker.talksGiven')} id="talks">
              {given.length === 0 ? (
                <p>{t('speaker.noTalks')}</p>
              ) : (
                <TalkList talks={given} groups={groups} link={link} withSpeakers={false} />
              )}
              {talksGiven > given.length ? (
                <p class="meta">
                  <span>{outreachTexts(locale).latestOf(given.length, talksGiven)}</span>
                </p>
              ) : null}
            </Section>
          </Columns>
        </>
      ),
    };
  },
});

type Link = (href: string) => string;

function Heading({ profile, link, locale }: { profile: SpeakerProfilePage; link: Link; locale: Locale }): VNode {
  const { name, pronouns, talksGiven, firstOn, lastOn, topics } = profile;
  const t = translate(locale);
  return (
    <PageHeading kicker={t('speaker.kicker')} title={name} emblem={<Monogram name={name} />}>
      <p class="meta">
        {pronouns ? (
          <span>
            <bdi>{pronouns}</bdi>
          </span>
        ) : null}
        <span>{t('speaker.talks', { count: talksGiven })}</span>
        {firstOn ? <span>{t('speaker.since', { year: firstOn.slice(0, 4) })}</span> : null}
        {lastOn ? <span>{t('speaker.lastTalk', { date: partialDate(lastOn, locale) })}</span> : null}
      </p>
      <TagList
        label={t('speaker.topics')}
        tags={topics
          .slice(0, 20)
          .map((label) => ({ label, href: link(`/speakers?topic=${encodeURIComponent(label)}`) }))}
      />
    </PageHeading>
  );
}

function Aside({
  profile,
  groups,
  link,
  locale,
}: {
  profile: SpeakerProfilePage;
  groups: readonly NamedGroup[];
  link: Link;
  locale: Locale;
}): VNode {
  const t = translate(locale);
  const links = handleLinks(profile.handles, locale);
  const spokeAt = [
    ...new Map(groups.map(({ groupId, name, slug }) => [groupId, { name, href: link(`/groups/${slug}`) }])).values(),
  ];
  const spokeIn = profile.places.slice(0, 12).map((name) => ({
    name,
    href: link(`/speakers?place=${encodeURIComponent(name)}`),
  }));
  return (
    <>
      <FactList
        facts={[
          { term: t('speaker.groups'), content: spokeAt.length > 0 ? <NameList names={spokeAt} /> : null },
          { term: t('speaker.places'), content: spokeIn.length > 0 ? <NameList names={spokeIn} /> : null },
          {
            term: t('speaker.languages'),
            content: profile.languages.map((tag) => languageName(tag, locale)).join(', '),
          },
        ]}
      />
      {profile.aliases.length > 0 ? <p>{t('speaker.knownAs', { names: profile.aliases.join(', ') })}</p> : null}
      {links.length > 0 ? (
        <Section title={t('speaker.links')} id="links">
          <ul>
            {links.map(({ label, href }) => (
              <li key={href}>
                <a href={href} rel="me noopener">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function personOf(profile: SpeakerProfilePage, publicUrl: string, locale: Locale): object {
  const { name, slug, aliases, topics, handles, languages } = profile;
  const sameAs = handleLinks(handles, locale).map(({ href }) => href);
  return {
    '@type': 'Person',
    name,
    url: `${publicUrl}/speakers/${encodeURIComponent(slug)}`,
    ...(aliases.length > 0 ? { alternateName: aliases } : {}),
    ...(topics.length > 0 ? { knowsAbout: topics.slice(0, 20) } : {}),
    ...(languages.length > 0 ? { knowsLanguage: languages } : {}),
    ...(sameAs.length > 0 ? { sameAs } : {}),
  };
}

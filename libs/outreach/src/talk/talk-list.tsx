import type { VNode } from 'preact';
import type { NamedGroup } from '#directory/group/groups-by-ids.query';
import { NameList, type NamedLink } from '#web/components/name-list.tsx';
import { safeHref } from '#web/links';
import { useLocale, useTranslate } from '#web/locale-context.tsx';
import { kindName, outreachTexts } from '../outreach-texts.js';
import { partialDate } from '../partial-date.js';
import type { ShownTalk, SpeakerOfTalk } from './shown-talks.js';

type Link = (href: string) => string;

/** Groups by the ids that talks name them by. */
export type GroupsNamed = ReadonlyMap<string, NamedGroup>;

export function groupsNamed(groups: readonly NamedGroup[]): GroupsNamed {
  return new Map(groups.map((group) => [group.askedId, group]));
}

/** Talks one below the other: what, when, where, and what was kept of it. */
export function TalkList({
  talks,
  groups,
  link,
  withSpeakers = true,
}: {
  talks: readonly ShownTalk[];
  groups: GroupsNamed;
  link: Link;
  withSpeakers?: boolean;
}): VNode {
  const locale = useLocale();
  return (
    <ol class="agenda">
      {talks.map((talk) => (
        <li key={talk.talkId} class="agenda-item">
          <div class="agenda-text">
            <p class="agenda-line">
              <span class="agenda-title" dir="auto">
                <a href={link(`/talks/${talk.talkId}`)}>{talk.title}</a>
              </span>
              {withSpeakers && talk.speakers.length > 0 ? (
                <>
                  <span class="leader" aria-hidden="true" />
                  <span class="agenda-speakers">
                    <SpeakerNames speakers={talk.speakers} link={link} />
                  </span>
                </>
              ) : null}
            </p>
            <p class="meta">
              {talk.kind === 'talk' ? null : <span>{kindName(talk.kind, locale)}</span>}
              <Occasion talk={talk} groups={groups} link={link} />
              {talk.minutes === undefined ? null : <Minutes count={talk.minutes} />}
              <KeptOf talk={talk} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Names of speakers, each linked to a public profile; "A speaker" where there is none. */
export function SpeakerNames({ speakers, link }: { speakers: readonly SpeakerOfTalk[]; link: Link }): VNode {
  const { aSpeaker } = outreachTexts(useLocale());
  const names = speakers.map(({ name, slug }): NamedLink => ({
    name: name ?? aSpeaker,
    ...(slug ? { href: link(`/speakers/${slug}`) } : {}),
  }));
  return <NameList names={names} />;
}

/** When and where: the date leads to the meetup, the group to its page. */
export function Occasion({ talk, groups, link }: { talk: ShownTalk; groups: GroupsNamed; link: Link }): VNode {
  const locale = useLocale();
  const { on, meetupId, groupId, occasion, place, status } = talk;
  const group = groupId === undefined ? undefined : groups.get(groupId);
  const date = on ? partialDate(on, locale) : status === 'given' ? outreachTexts(locale).dateUnknown : undefined;
  return (
    <>
      {date === undefined ? null : <span>{meetupId ? <a href={link(`/meetups/${meetupId}`)}>{date}</a> : date}</span>}
      {group ? (
        <span>
          <a href={link(`/groups/${group.slug}`)}>
            <bdi>{group.name}</bdi>
          </a>
        </span>
      ) : null}
      {occasion ? (
        <span>
          <bdi>{occasion}</bdi>
        </span>
      ) : null}
      {place ? (
        <span>
          <bdi>{place}</bdi>
        </span>
      ) : null}
    </>
  );
}

function Minutes({ count }: { count: number }): VNode {
  return <span>{useTranslate()('talk.minutes', { count })}</span>;
}

/** Links to the first recording and to the slides. */
function KeptOf({ talk }: { talk: ShownTalk }): VNode {
  const t = useTranslate();
  const recording = safeHref(talk.recordings[0]?.url);
  const slides = safeHref(talk.slides);
  return (
    <>
      {recording ? (
        <a href={recording} rel="noopener">
          {t('meetup.recording')}
        </a>
      ) : null}
      {slides ? (
        <a href={slides} rel="noopener">
          {t('meetup.slides')}
        </a>
      ) : null}
    </>
  );
}

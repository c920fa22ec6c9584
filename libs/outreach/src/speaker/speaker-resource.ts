import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ShownTalk } from '../talk/shown-talks.js';
import type { FoundSpeaker } from './find-speakers.query.js';
import type { SpeakerProfilePage } from './speaker-by-slug.query.js';

export class LatestTalkResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'Lamps that answer' }) title!: string;
  @ApiPropertyOptional({ example: '2025-04-10', description: 'As exactly as it is known: year, month, day or time' })
  on?: string;
  @ApiProperty({ example: 'https://network.example/talks/0191…' }) url!: string;
}

export class SpeakerResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'maris-holm' }) slug!: string;
  @ApiProperty({ example: 'Maris Holm' }) name!: string;
  @ApiProperty({ type: [String], example: ['Rust', 'Signal lamps'] }) topics!: readonly string[];
  @ApiProperty({ type: [String], example: ['Port Ellery'], description: 'Where they live or spoke' })
  places!: readonly string[];
  @ApiProperty({ type: [String], example: ['en'], description: 'BCP 47 tags' }) languages!: readonly string[];
  @ApiProperty({ type: [String], description: 'Ids of the groups they spoke at' }) groupIds!: readonly string[];
  @ApiProperty({ example: 7 }) talksGiven!: number;
  @ApiPropertyOptional({ type: LatestTalkResource }) latestTalk?: LatestTalkResource;
  @ApiProperty({ example: 'https://network.example/speakers/maris-holm' }) url!: string;
}

export class SpeakersPage {
  @ApiProperty({ type: [SpeakerResource] }) speakers!: readonly SpeakerResource[];
  @ApiProperty({ example: 140, description: 'Of all pages, counted no further than 10,000' }) total!: number;
  @ApiPropertyOptional({ example: '/api/v1/speakers?after=WyJ…', description: 'The next page; left out on the last.' })
  next?: string;
}

export class TalkSpeakerResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiPropertyOptional({ description: 'Left out where there is no public profile' }) name?: string;
  @ApiPropertyOptional() slug?: string;
}

export class RecordingResource {
  @ApiProperty({ example: 'https://video.example/1' }) url!: string;
  @ApiPropertyOptional({ example: 'youtube' }) provider?: string;
  @ApiPropertyOptional({ example: 61 }) startsAtSecond?: number;
  @ApiPropertyOptional({ example: 300 }) endsAtSecond?: number;
}

export class TalkResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'Lamps that answer' }) title!: string;
  @ApiProperty({ example: 'talk', description: 'A short word: talk, lightning, keynote, workshop, panel, …' })
  kind!: string;
  @ApiProperty({ type: [TalkSpeakerResource] }) speakers!: readonly TalkSpeakerResource[];
  @ApiPropertyOptional({ example: '2025-04-10', description: 'As exactly as it is known: year, month, day or time' })
  on?: string;
  @ApiPropertyOptional({ format: 'uuid' }) groupId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) meetupId?: string;
  @ApiPropertyOptional({ example: 'Port Ellery' }) place?: string;
  @ApiPropertyOptional({ example: 'Buoy Days 2011' }) occasion?: string;
  @ApiPropertyOptional({ example: 'en' }) language?: string;
  @ApiProperty({ type: [String], example: ['Rust'] }) technologies!: readonly string[];
  @ApiProperty({ type: [RecordingResource] }) recordings!: readonly RecordingResource[];
  @ApiPropertyOptional({ example: 'https://slides.example/lamps' }) slides?: string;
  @ApiProperty({ example: 'https://network.example/talks/0191…' }) url!: string;
}

export class WrittenTextResource {
  @ApiProperty({ example: 'Mends *lighthouses*.', description: 'As it was written; make it safe before use.' })
  text!: string;
  @ApiProperty({ enum: ['markdown', 'html', 'plain'] }) format!: string;
}

export class WholeSpeakerResource extends SpeakerResource {
  @ApiPropertyOptional({ type: WrittenTextResource }) bio?: WrittenTextResource;
  @ApiPropertyOptional({ example: 'they' }) pronouns?: string;
  @ApiProperty({ type: [String] }) otherNames!: readonly string[];
  @ApiProperty({ type: Object, example: { github: 'marisholm' } }) handles!: Readonly<Record<string, string>>;
  @ApiProperty({ type: [TalkResource], description: 'The latest 50' }) given!: readonly TalkResource[];
  @ApiProperty({ type: [TalkResource] }) offered!: readonly TalkResource[];
}

/** A speaker as the API lists one. */
export function speakerResource(speaker: FoundSpeaker, site: string): SpeakerResource {
  const { personId, slug, name, topics, places, languages, groupIds, talksGiven, latest } = speaker;
  return {
    id: personId,
    slug,
    name,
    topics,
    places,
    languages,
    groupIds,
    talksGiven,
    ...(latest ? { latestTalk: latestResource(latest, site) } : {}),
    url: speakerUrl(site, slug),
  };
}

/** A speaker with what they say about themself and what they gave. */
export function wholeSpeakerResource(profile: SpeakerProfilePage, site: string): WholeSpeakerResource {
  const { personId, slug, name, topics, places, languages, groupIds, talksGiven, bio, pronouns } = profile;
  const latest = profile.given[0];
  return {
    id: personId,
    slug,
    name,
    topics,
    places,
    languages,
    groupIds,
    talksGiven,
    ...(latest ? { latestTalk: latestResource(latest, site) } : {}),
    url: speakerUrl(site, slug),
    ...(bio ? { bio } : {}),
    ...(pronouns ? { pronouns } : {}),
    otherNames: profile.aliases,
    handles: profile.handles,
    given: profile.given.map((talk) => talkResource(talk, site)),
    offered: profile.offered.map((talk) => talkResource(talk, site)),
  };
}

const speakerUrl = (site: string, slug: string): string => `${site}/speakers/${encodeURIComponent(slug)}`;

const latestResource = (talk: { talkId: string; title: string; on?: string }, site: string): LatestTalkResource => ({
  id: talk.talkId,
  title: talk.title,
  ...(talk.on ? { on: talk.on } : {}),
  url: `${site}/talks/${talk.talkId}`,
});

function talkResource(talk: ShownTalk, site: string): TalkResource {
  const { talkId, title, kind, on, groupId, meetupId, place, occasion, language, technologies, recordings, slides } =
    talk;
  return {
    id: talkId,
    title,
    kind,
    speakers: talk.speakers.map(({ personId, name, slug }) => ({
      id: personId,
      ...(name ? { name } : {}),
      ...(slug ? { slug } : {}),
    })),
    ...(on ? { on } : {}),
    ...(groupId ? { groupId } : {}),
    ...(meetupId ? { meetupId } : {}),
    ...(place ? { place } : {}),
    ...(occasion ? { occasion } : {}),
    ...(language ? { language } : {}),
    technologies,
    recordings,
    ...(slides ? { slides } : {}),
    url: `${site}/talks/${talkId}`,
  };
}

import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { type SearchHits, searchIn } from '#web/search-words';
import { isPublicSpeaker, type SpeakerEntry, speakerPool, topicsOf } from '../speaker/speaker-pool.view.js';
import { type TalkEntry, talks } from '../talk/talks.view.js';

/** Which speakers and talks have these words? */
export class SearchOutreach extends Query<{ readonly speakers: SearchHits; readonly talks: SearchHits }> {
  @IsString() @MaxLength(200) words!: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  static readonly access = anyone;
}

export const searchOutreach = question(SearchOutreach, async ({ words, limit = 10 }, views) => ({
  speakers: await searchIn(views.of(speakerPool), words, limit, speakerHit),
  talks: await searchIn(views.of(talks), words, limit, talkHit),
}));

function speakerHit(row: SpeakerEntry) {
  if (!isPublicSpeaker(row)) return undefined;
  const subtitle = topicsOf(row).slice(0, 4).join(', ');
  return { kind: 'speaker' as const, id: row.personId, title: row.name, subtitle, href: `/speakers/${row.slug}` };
}

const talkHit = ({ talkId, title, on, place, occasion }: TalkEntry) => ({
  kind: 'talk' as const,
  id: talkId,
  title,
  subtitle: [on?.slice(0, 10), occasion, place].filter(Boolean).join(', '),
  href: `/talks/${talkId}`,
});

import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { formatDay } from '#web/date-format';
import { type Locale, locales } from '#web/messages';
import { type SearchHits, searchIn } from '#web/search-words';
import { meetupSearch, type MeetupWords } from './search.view.js';

/** Which meetups have these words? */
export class SearchMeetups extends Query<SearchHits> {
  @IsString() @MaxLength(200) words!: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** Language in which the day is written, English unless given. */
  @IsOptional() @IsIn(locales) locale?: Locale;
  static readonly access = anyone;
}

export const searchMeetups = question(SearchMeetups, ({ words, limit = 10, locale = 'en' }, views) =>
  searchIn(views.of(meetupSearch), words, limit, ({ meetupId, title, on, place, technologies }: MeetupWords) => ({
    kind: 'meetup',
    id: meetupId,
    title,
    subtitle: [formatDay(on, locale, 'short'), place, ...technologies.slice(0, 3)].filter(Boolean).join(', '),
    href: `/meetups/${meetupId}`,
  })),
);

import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import type { WrittenText } from '../stated-facts.js';
import { listed, type ListedMeetup } from './listed-meetups.js';
import { meetupDetails } from './meetup-details.view.js';
import { meetups } from './meetups.view.js';

/** An announcement (or a change of it), or a recap. */
export interface MeetupNews {
  readonly kind: 'meetup' | 'recap';
  readonly meetup: ListedMeetup;
  /** When it was told first, and last. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly text?: WrittenText;
}

/** What was announced, changed or told afterwards of late? The latest first. */
export class NewsOfMeetups extends Query<readonly MeetupNews[]> {
  /** Only of any of these groups. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) groupIds?: readonly string[];
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

export const newsOfMeetups = question(NewsOfMeetups, async ({ groupIds, limit = 50 }, views) => {
  const entries = groupIds ? groupIds.map((id) => [id]) : [[]];
  const lookups = entries.map((equals) => ({ equals, order: 'descending', limit }) as const);
  const told = new Map<string, { at: string; recap: boolean; id: string }>();
  for (const lookup of lookups) {
    const changed = await views.of(meetups).find({ ...lookup, index: groupIds ? 'byNewsOfGroup' : 'byNews' });
    for (const { key: id, row } of changed.documents) told.set(id, { at: row.changedAt, recap: false, id });
    const recaps = await views.of(meetupDetails).find({ ...lookup, index: groupIds ? 'byRecapOfGroup' : 'byRecap' });
    for (const { key: id, row } of recaps.documents) told.set(`recap ${id}`, { at: row.recapAt!, recap: true, id });
  }
  const latest = [...told.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit);
  const ids = [...new Set(latest.map(({ id }) => id))];
  const rows = (await views.of(meetups).getMany(ids)).map(({ row }) => row);
  const shown = new Map((await listed(views, rows, { numbers: false })).map((each) => [each.meetupId, each]));
  const announcedAt = new Map(rows.map((row) => [row.meetupId, row.announcedAt]));
  const details = new Map((await views.of(meetupDetails).getMany(ids)).map(({ key, row }) => [key, row]));
  return latest.flatMap(({ at, recap, id }): MeetupNews[] => {
    const meetup = shown.get(id);
    const about = details.get(id);
    if (!meetup) return [];
    const text = recap ? about?.outcome.recap : about?.description;
    const publishedAt = recap ? at : (announcedAt.get(id) ?? at);
    return [{ kind: recap ? 'recap' : 'meetup', meetup, publishedAt, updatedAt: at, ...(text ? { text } : {}) }];
  });
});

import { ArrayMaxSize, IsArray, IsString } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { listed, type ListedMeetup } from './listed-meetups.js';
import { meetups } from './meetups.view.js';

export type { ListedMeetup } from './listed-meetups.js';

/** Which meetups have these ids? In the order asked; unknown and withdrawn ones are left out. At most 1,000. */
export class MeetupsByIds extends Query<readonly ListedMeetup[]> {
  @IsArray() @ArrayMaxSize(1000) @IsString({ each: true }) ids!: readonly string[];
  static readonly access = anyone;
}

export const meetupsByIds = question(MeetupsByIds, async ({ ids }, views) => {
  const found = new Map((await views.of(meetups).getMany([...new Set(ids)])).map(({ key, row }) => [key, row]));
  const rows = ids.flatMap((id) => found.get(id) ?? []).filter(({ standing }) => standing !== 'withdrawn');
  return listed(views, rows);
});

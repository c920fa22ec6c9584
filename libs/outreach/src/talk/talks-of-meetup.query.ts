import { IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { type ShownTalk, shownTalks } from './shown-talks.js';
import { type TalkEntry, talks } from './talks.view.js';

/** Which talks were given at this meetup? In their running order; those of its sessions in place of the sessions. */
export class TalksOfMeetup extends Query<readonly ShownTalk[]> {
  @IsString() @MaxLength(100) meetupId!: string;
  static readonly access = anyone;
}

export const talksOfMeetup = question(TalksOfMeetup, async ({ meetupId }, views) => {
  const reader = views.of(talks);
  const found = await reader.find({ index: 'byMeetup', equals: [meetupId], limit: 500 });
  const running: TalkEntry[] = [];
  const listed = new Set<string>();
  const add = (row: TalkEntry) => {
    if (listed.has(row.talkId)) return;
    listed.add(row.talkId);
    running.push(row);
  };
  for (const { row } of found.documents) {
    if (row.kind !== 'session') {
      add(row);
      continue;
    }
    const parts = await reader.find({ index: 'bySession', equals: [row.talkId], limit: 200 });
    if (parts.documents.length === 0) add(row);
    for (const part of parts.documents) add(part.row);
  }
  return shownTalks(views, running);
});

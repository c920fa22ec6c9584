import { IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { hosts } from './hosts.view.js';
import { type ShownHost, shownHosts } from './shown-hosts.js';

/** Who lent the room for this meetup? */
export class HostsOfMeetup extends Query<readonly ShownHost[]> {
  @IsString() @MaxLength(100) meetupId!: string;
  static readonly access = anyone;
}

export const hostsOfMeetup = question(HostsOfMeetup, async ({ meetupId }, views) => {
  const found = await views.of(hosts).find({ index: 'byMeetup', equals: [meetupId], limit: 100 });
  return shownHosts(
    views,
    found.documents.map(({ row }) => row),
  );
});

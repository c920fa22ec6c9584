import { IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { agreements } from './agreements.view.js';
import { type ShownSponsorship, shownSponsorships } from './shown-sponsorships.js';

/** Who sponsors this meetup? The highest rank first. */
export class SponsorsOfMeetup extends Query<readonly ShownSponsorship[]> {
  @IsString() @MaxLength(100) meetupId!: string;
  static readonly access = anyone;
}

export const sponsorsOfMeetup = question(SponsorsOfMeetup, async ({ meetupId }, views) => {
  const found = await views.of(agreements).find({ index: 'byMeetup', equals: [meetupId], limit: 500 });
  return shownSponsorships(
    views,
    found.documents.map(({ row }) => row),
  );
});

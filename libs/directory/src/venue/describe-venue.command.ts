import { IsIn, IsOptional, IsUUID, Length } from 'class-validator';
import { slice } from '#kernel/command';
import { changedFacts, saidFacts } from '#kernel/changed-facts';
import { venue, type VenueFacts, venueFields, type VenueKind, venueKinds } from './venue.js';
import { knownVenue, organisersTogether, SaidOfVenue } from './venue-facts.js';

/** Changes what is known of a venue: only the facts that are given; null takes one away. */
export class DescribeVenue extends SaidOfVenue {
  @IsUUID() venueId!: string;
  @IsOptional() @Length(1, 200) name?: string;
  @IsOptional() @IsIn(venueKinds) kind?: VenueKind;
  static readonly access = organisersTogether;
}

export const describeVenue = slice(venue).when(DescribeVenue, {
  id: (command) => command.venueId,
  decide: (command, state) => {
    const { name, kind, ...said } = saidFacts<VenueFacts>(command, venueFields);
    const changes = changedFacts(knownVenue(state).facts, {
      ...said,
      ...(name ? { name } : {}),
      ...(kind ? { kind } : {}),
    });
    if (Object.keys(changes).length === 0) return [];
    return [{ type: 'directory.venue-described', data: { venueId: command.venueId, ...changes } }];
  },
});

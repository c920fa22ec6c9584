import { IsOptional, IsUUID, Length } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { venue } from './venue.js';
import { knownVenue, organisersTogether } from './venue-facts.js';

/** Says that a venue can no longer be used; what took place there stays. */
export class CloseVenue extends Command {
  @IsUUID() venueId!: string;
  @IsOptional() @Length(3, 280) reason?: string;
  static readonly access = organisersTogether;
}

export const closeVenue = slice(venue).when(CloseVenue, {
  id: (command) => command.venueId,
  decide: ({ venueId, reason }, state) => {
    if (knownVenue(state).status === 'closed') return [];
    return [{ type: 'directory.venue-closed', data: { venueId, ...(reason ? { reason } : {}) } }];
  },
});

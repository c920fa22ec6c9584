import { IsUUID } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { venue } from './venue.js';
import { knownVenue, organisersTogether } from './venue-facts.js';

/** Says that a closed venue can be used again. */
export class ReopenVenue extends Command {
  @IsUUID() venueId!: string;
  static readonly access = organisersTogether;
}

export const reopenVenue = slice(venue).when(ReopenVenue, {
  id: (command) => command.venueId,
  decide: ({ venueId }, state) => {
    if (knownVenue(state).status === 'open') return [];
    return [{ type: 'directory.venue-reopened', data: { venueId } }];
  },
});

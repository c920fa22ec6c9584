import { IsIn, IsOptional, IsUUID, Length } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { slice } from '#kernel/command';
import { newsOf, saidFacts, withoutNothing } from '#kernel/changed-facts';
import { venue, type VenueFacts, venueFields, type VenueKind, venueKinds } from './venue.js';
import { SaidOfVenue } from './venue-facts.js';

/**
 * Records a venue as a source outside describes it; later only what the source tells anew is changed, so that repeating
 * a source never undoes what people changed here since.
 */
export class RecordVenueFromSource extends SaidOfVenue {
  @IsUUID() venueId!: string;
  @Length(1, 200) name!: string;
  @IsOptional() @IsIn(venueKinds) kind?: VenueKind;
  static readonly access = importerOrSteward;
}

export const recordVenueFromSource = slice(venue).when(RecordVenueFromSource, {
  id: (command) => command.venueId,
  decide: (command, state) => {
    const { venueId } = command;
    const said = saidFacts<VenueFacts>(command, venueFields);
    if (state.status === 'unknown') {
      const facts = { kind: 'other', ...withoutNothing(said) } as VenueFacts;
      return [{ type: 'directory.venue-recorded', data: { venueId, ...facts, fromSource: true } }];
    }
    const changes = newsOf(state.saidBySource, state.facts, said);
    if (Object.keys(changes).length === 0) return [];
    return [{ type: 'directory.venue-described', data: { venueId, fromSource: true, ...changes } }];
  },
});

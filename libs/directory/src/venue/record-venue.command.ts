import { IsIn, IsOptional, IsUUID, Length } from 'class-validator';
import { slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changedFacts, saidFacts, withoutNothing } from '#kernel/changed-facts';
import { venue, type VenueFacts, venueFields, type VenueKind, venueKinds } from './venue.js';
import { organisersTogether, SaidOfVenue } from './venue-facts.js';

/** Records a place where groups can meet, for all groups of the network. */
export class RecordVenue extends SaidOfVenue {
  @IsUUID() venueId!: string;
  @Length(1, 200) name!: string;
  @IsOptional() @IsIn(venueKinds) kind?: VenueKind;
  static readonly access = organisersTogether;
}

export const recordVenue = slice(venue).when(RecordVenue, {
  id: (command) => command.venueId,
  decide: (command, state) => {
    const said = saidFacts<VenueFacts>(command, venueFields);
    if (state.status === 'unknown') {
      const facts = { kind: 'other', ...withoutNothing(said) } as VenueFacts;
      return [{ type: 'directory.venue-recorded', data: { venueId: command.venueId, ...facts } }];
    }
    if (Object.keys(changedFacts(state.facts, said)).length === 0) return [];
    throw new RuleViolation(
      'venue-must-be-new',
      `This venue was recorded before, as "${state.facts.name}". Describe it instead.`,
      'venueId',
    );
  },
});

import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { instantOf } from '#calendar/local-time';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changedFacts, isEmpty } from '#kernel/changed-facts';
import { inTheNameOf } from '../hosts-access.js';
import { Stated, StatedLink, StatedText } from '../stated-facts.js';
import { standingMeetup } from './known-meetup.js';
import { mostPeople, outcomeIn } from './meetup-facts.js';
import { meetup } from './meetup.js';

/** Tells how a meetup went: how many came, a recap, recordings, slides and photos. Null takes a fact away. */
export class RecordHowItWent extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is told. */
  @IsOptional() @IsUUID() groupId?: string;
  @IsOptional() @IsInt() @Min(0) @Max(mostPeople) attended?: number | null;
  @IsOptional() @IsInt() @Min(0) @Max(mostPeople) newFaces?: number | null;
  @IsOptional() @Stated(() => StatedText) recap?: StatedText | null;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @Stated(() => StatedLink) recordings?: StatedLink[] | null;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @Stated(() => StatedLink) slides?: StatedLink[] | null;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @Stated(() => StatedLink) photos?: StatedLink[] | null;
  static readonly access = inTheNameOf<RecordHowItWent>((command) => command.groupId);
}

export const recordHowItWent = slice(meetup).when(RecordHowItWent, {
  id: (command) => command.meetupId,
  decide: (command, state, { now }) => {
    const { meetupId, groupId } = command;
    const { start, outcome } = standingMeetup(state, groupId);
    if (Date.parse(instantOf(start)) > Date.parse(now)) {
      throw new RuleViolation('meetup-must-have-begun', 'This meetup has not begun yet.', 'meetupId');
    }
    const changes = changedFacts(outcome, outcomeIn(command));
    return isEmpty(changes) ? [] : [{ type: 'events.meetup-held', data: { meetupId, ...changes } }];
  },
});

import { ArrayMaxSize, IsArray, IsString } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { type NamedSpeaker, namesOf, shownSpeakers } from './shown-speakers.js';

/** What are these speakers called? Each person once, in the order asked; nameless where no profile is public. */
export class SpeakersByIds extends Query<readonly NamedSpeaker[]> {
  @IsArray() @ArrayMaxSize(1000) @IsString({ each: true }) ids!: readonly string[];
  static readonly access = anyone;
}

export const speakersByIds = question(SpeakersByIds, async ({ ids }, views) =>
  namesOf(await shownSpeakers(views, ids), ids),
);

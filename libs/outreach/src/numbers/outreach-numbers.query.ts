import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { speakerPool } from '../speaker/speaker-pool.view.js';
import { talks } from '../talk/talks.view.js';

const countedUpTo = 100_000;

/** How many speakers and how many talks are there? Public profiles, and talks given, each once; counted up to 100,000. */
export class OutreachNumbers extends Query<{ readonly speakers: number; readonly talks: number }> {
  static readonly access = anyone;
}

export const outreachNumbers = question(OutreachNumbers, async (_query, views) => ({
  speakers: await views.of(speakerPool).count({ index: 'listed' }, countedUpTo),
  talks: await views.of(talks).count({ index: 'listed' }, countedUpTo),
}));

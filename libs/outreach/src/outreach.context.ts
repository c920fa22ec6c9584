import { context } from '#kernel/context';
import { speakerDuplicates } from './duplicates/speaker-duplicates.js';
import { talkDuplicates } from './duplicates/talk-duplicates.js';
import { speaker } from './speaker/speaker.js';
import { speakerPool } from './speaker/speaker-pool.view.js';
import { speakersOfGroups } from './speaker/speakers-of-groups.view.js';
import { talk } from './talk/talk.js';
import { talks } from './talk/talks.view.js';

/** The speaker pool and the talks that were offered and given. */
export const outreach = context({
  name: 'outreach',
  aggregates: [speaker, talk, speakerDuplicates, talkDuplicates],
  views: [speakerPool, speakersOfGroups, talks],
  processes: [],
});

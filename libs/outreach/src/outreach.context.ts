import { context } from '#kernel/context';
import { speakerDuplicates } from './duplicates/speaker-duplicates.js';
import { talkDuplicates } from './duplicates/talk-duplicates.js';
import { speaker } from './speaker/speaker.js';
import { talk } from './talk/talk.js';

/** The speaker pool and the talks that were offered and given. */
export const outreach = context({
  name: 'outreach',
  aggregates: [speaker, talk, speakerDuplicates, talkDuplicates],
  views: [],
  processes: [],
});

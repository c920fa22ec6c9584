import { context } from '#kernel/context';
import { speaker } from './speaker/speaker.js';
import { talk } from './talk/talk.js';

/** The speaker pool and the talks that were offered and given. */
export const outreach = context({ name: 'outreach', aggregates: [speaker, talk], views: [], processes: [] });

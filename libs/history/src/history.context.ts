import { context } from '#kernel/context';
import { checkpoint } from './checkpoint/checkpoint.js';

/** What the log says about itself: signed checkpoints over its whole length. */
export const history = context({ name: 'history', aggregates: [checkpoint], views: [], processes: [] });

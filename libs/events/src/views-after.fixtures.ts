import { type Happened, viewsOfAfter } from '#door/views-after.fixtures';
import { events } from './events.context.js';

/** The views of this context as they are after these events, at the time at which specs decide unless another is given. */
export const viewsAfter = (history: readonly Happened[], { now }: { now?: string } = {}) =>
  viewsOfAfter(events, history, now);

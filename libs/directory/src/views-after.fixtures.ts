import { type Happened, viewsOfAfter } from '#door/views-after.fixtures';
import { directory } from './directory.context.js';

/** The views of this context as they are after these events. */
export const viewsAfter = (...history: Happened[]) => viewsOfAfter(directory, history);

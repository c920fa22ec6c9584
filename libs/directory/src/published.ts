/** Event types of this context that others may read in their views and processes. */
export type { DuplicatesEvent } from './duplicates/duplicates.js';
export type { GroupEvent } from './group/group.js';
export type { NeighbourhoodEvent } from './neighbourhood/neighbourhood.js';
export type { VenueEvent } from './venue/venue.js';

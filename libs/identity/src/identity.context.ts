import { context } from '#kernel/context';
import { person } from './person/person.js';

/** People, as far as the network keeps anything about them. */
export const identity = context({ name: 'identity', aggregates: [person], views: [], processes: [] });

import { context } from '#kernel/context';
import { reservation } from './reservation.js';

/** Who holds which unique value of the installation. */
export const registry = context({ name: 'registry', aggregates: [reservation], views: [], processes: [] });

import { context } from '#kernel/context';
import { duplicates } from './duplicates/duplicates.js';
import { group } from './group/group.js';
import { groupProfiles } from './group/group-profiles.view.js';
import { memberCounts } from './group/member-counts.view.js';
import { publicDirectory } from './group/public-directory.view.js';
import { neighbourhood } from './neighbourhood/neighbourhood.js';
import { neighbours } from './neighbourhood/neighbours.view.js';
import { network } from './network/network.js';
import { networkView } from './network/network.view.js';
import { venue } from './venue/venue.js';
import { venues } from './venue/venues.view.js';

/** Who the groups of the network are, where they can meet, and how they stand to each other. */
export const directory = context({
  name: 'directory',
  aggregates: [network, group, venue, neighbourhood, duplicates],
  views: [networkView, publicDirectory, groupProfiles, memberCounts, venues, neighbours],
  processes: [],
});

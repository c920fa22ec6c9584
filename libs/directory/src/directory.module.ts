import { Module } from '@nestjs/common';
import { answererOf } from '#door/ask-questions';
import { handlerOf } from '#door/commands';
import type { AnyQuestion } from '#door/questions';
import type { AnySlice } from '#kernel/command';
import type { Page } from '#web/page';
import { joinDuplicateGroups } from './duplicates/join-duplicate-groups.command.js';
import { separateGroups } from './duplicates/separate-groups.command.js';
import { changeGroupSlug } from './group/change-group-slug.command.js';
import { countMembers } from './group/count-members.command.js';
import { describeGroup } from './group/describe-group.command.js';
import { directoryPage } from './group/directory.page.js';
import { findGroups } from './group/find-groups.query.js';
import { foundGroup } from './group/found-group.command.js';
import { groupBySlug } from './group/group-by-slug.query.js';
import { groupPage } from './group/group.page.js';
import { groupsByIds } from './group/groups-by-ids.query.js';
import { groupsByName } from './group/groups-by-name.query.js';
import { groupsOnMap } from './group/groups-on-map.query.js';
import { GroupsApi } from './group/groups.api.js';
import { listGroup } from './group/list-group.command.js';
import { memberCountsOfGroup } from './group/member-counts-of-group.query.js';
import { newestGroups } from './group/newest-groups.query.js';
import { recordFormerSlug } from './group/record-former-slug.command.js';
import { recordGroup } from './group/record-group.command.js';
import { renameGroup } from './group/rename-group.command.js';
import { retireGroup } from './group/retire-group.command.js';
import { reviveGroup } from './group/revive-group.command.js';
import { beginPage } from './home/begin.page.js';
import { directoryNumbers } from './home/directory-numbers.query.js';
import { homePage } from './home/home.page.js';
import { acceptNeighbour } from './neighbourhood/accept-neighbour.command.js';
import { endNeighbour } from './neighbourhood/end-neighbour.command.js';
import { neighboursOfGroup } from './neighbourhood/neighbours-of-group.query.js';
import { proposeNeighbour } from './neighbourhood/propose-neighbour.command.js';
import { describeNetwork } from './network/describe-network.command.js';
import { answerTheNetwork } from './network/the-network.query.js';
import { searchDirectory } from './search/search-directory.query.js';
import { searchPage } from './search/search.page.js';
import { closeVenue } from './venue/close-venue.command.js';
import { describeVenue } from './venue/describe-venue.command.js';
import { findVenues } from './venue/find-venues.query.js';
import { recordVenueFromSource } from './venue/record-venue-from-source.command.js';
import { recordVenue } from './venue/record-venue.command.js';
import { reopenVenue } from './venue/reopen-venue.command.js';
import { venuePage } from './venue/venue.page.js';
import { venuesByIds } from './venue/venues-by-ids.query.js';
import { VenuesApi } from './venue/venues.api.js';

export const directorySlices: readonly AnySlice[] = [
  describeNetwork,
  foundGroup,
  recordGroup,
  describeGroup,
  renameGroup,
  changeGroupSlug,
  recordFormerSlug,
  listGroup,
  retireGroup,
  reviveGroup,
  countMembers,
  recordVenue,
  recordVenueFromSource,
  describeVenue,
  closeVenue,
  reopenVenue,
  proposeNeighbour,
  acceptNeighbour,
  endNeighbour,
  joinDuplicateGroups,
  separateGroups,
];

export const directoryQuestions: readonly AnyQuestion[] = [
  answerTheNetwork,
  findGroups,
  groupBySlug,
  groupsByIds,
  groupsByName,
  groupsOnMap,
  memberCountsOfGroup,
  newestGroups,
  directoryNumbers,
  neighboursOfGroup,
  searchDirectory,
  findVenues,
  venuesByIds,
];

export const directoryPages: readonly Page[] = [homePage, beginPage, directoryPage, groupPage, venuePage, searchPage];

@Module({
  controllers: [GroupsApi, VenuesApi],
  providers: [...directorySlices.map(handlerOf), ...directoryQuestions.map(answererOf)],
})
export class DirectoryModule {}

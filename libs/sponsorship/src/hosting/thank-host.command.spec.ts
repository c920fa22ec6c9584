import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aHostThanked, boathouseId, harbourGroupId, quayId, quayMeetupId } from '../sponsorship.fixtures.js';
import { ThankHost } from './thank-host.command.js';

const facts = { meetupId: quayMeetupId, groupId: harbourGroupId, sponsorId: quayId, on: '2025-04-10' };
const thank = (changes: Partial<ThankHost> = {}) => Object.assign(new ThankHost(), { ...facts, ...changes });

describe('Thank a host', () => {
  it('thanks who lent the room', () => given().when(thank()).then(aHostThanked()));
  it('thanks a venue beside a sponsor', () => {
    const venue = { meetupId: quayMeetupId, venueId: boathouseId };
    given(aHostThanked())
      .when(Object.assign(new ThankHost(), venue))
      .then({ type: 'sponsorship.host-thanked', data: venue });
  });
  it('stays quiet when they were thanked like that', () => given(aHostThanked()).when(thank()).thenNothing());
  it('thanks anew in other words', () =>
    given(aHostThanked())
      .when(thank({ note: 'Also for the soup' }))
      .then(aHostThanked({ note: 'Also for the soup' })));
  it('refuses none and both', () => {
    given()
      .when(Object.assign(new ThankHost(), { meetupId: quayMeetupId }))
      .thenRefused('host-must-be-one');
    given()
      .when(thank({ venueId: boathouseId }))
      .thenRefused('host-must-be-one');
  });
});

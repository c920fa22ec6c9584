import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { systemActor, visitor } from '#kernel/access';
import { given } from '#kernel/given';
import { aMeetup, fenRubyId, itWasCancelled, lampEveningId, lastWinter, quayPythonId } from '../events.fixtures.js';
import { AnnounceMeetup } from './announce-meetup.command.js';

const announced = aMeetup();
const announce = (changes: Partial<AnnounceMeetup> = {}) =>
  Object.assign(new AnnounceMeetup(), announced.data, changes);

describe('Announce a meetup', () => {
  it('puts it into the calendar', () => given().when(announce()).then(announced));

  it('tidies the title, and names each technology once', () =>
    given()
      .when(announce({ title: '  An evening\n about lamps ', technologies: ['Ruby', ' Ruby', 'Rust', ''] }))
      .then(announced));

  it('writes time, zone and duration in one way', () =>
    given()
      .when(announce({ start: { local: '2026-04-16T19:00:00', zone: 'europe/berlin', duration: 'PT120M' } }))
      .then(announced));

  it('stays quiet when the same is announced again, also once it is over', () => {
    given(announced).when(announce()).thenNothing();
    given(announced).when(announce(), { now: '2027-01-01T00:00:00.000Z' }).thenNothing();
    given(announced, itWasCancelled()).when(announce()).thenNothing();
  });

  it('refuses another meetup under the same id', () =>
    given(announced)
      .when(announce({ title: 'An evening about ropes' }))
      .thenRefused('meetup-must-be-new'));

  it('refuses a start that is over', () =>
    given()
      .when(announce({ start: lastWinter }))
      .thenRefused('start-must-lie-ahead'));

  it('refuses a meetup that takes no time', () =>
    given()
      .when(announce({ start: { local: '2026-04-16T19:00', zone: 'Europe/Berlin' } }))
      .thenRefused('meetup-must-last'));

  it('refuses a zone that there is not, and a day that there is not', () => {
    const start = { local: '2026-04-16T19:00', zone: 'Mars/Base', duration: 'PT2H' };
    given().when(announce({ start })).thenRefused('start-must-be-readable');
    given()
      .when(announce({ start: { ...start, zone: 'Europe/Berlin', local: '2026-04-31T19:00' } }))
      .thenRefused('start-must-be-readable');
  });

  it('refuses a title of spaces', () =>
    given()
      .when(announce({ title: ' \n ' }))
      .thenRefused('title-must-say-something'));

  describe('at a time that the clock shows twice', () => {
    const start = { local: '2026-10-25T02:30', zone: 'Europe/Berlin', duration: 'PT1H' };

    it('is refused, naming both instants', () => {
      given().when(announce({ start })).thenRefused('start-must-be-clear');
      expect(() => given().when(announce({ start })).then()).toThrow(
        '2026-10-25T02:30 comes twice in Europe/Berlin, because the clock is put back. Say which is meant: ' +
          'choice "earlier" is 2026-10-25T00:30:00Z, choice "later" is 2026-10-25T01:30:00Z.',
      );
    });

    it('is announced with a choice', () => {
      const chosen = { ...start, choice: 'later' as const };
      given()
        .when(announce({ start: chosen }))
        .then(aMeetup({ start: chosen }));
    });
  });

  it('refuses a time that the clock never shows, naming the instants on both sides', () => {
    const start = { local: '2027-03-28T02:30', zone: 'Europe/Berlin', duration: 'PT1H' };
    expect(() => given().when(announce({ start })).then()).toThrow(
      '2027-03-28T02:30 never comes in Europe/Berlin, because the clock is put forward. Say which is meant: ' +
        'choice "earlier" is 2027-03-28T00:30:00Z, choice "later" is 2027-03-28T01:30:00Z.',
    );
  });

  it('forgets a choice where the time is clear', () =>
    given()
      .when(announce({ start: { ...announced.data.start, choice: 'later' } }))
      .then(announced));

  it('is for those who organise every host', () => {
    const { access } = AnnounceMeetup;
    const joint = announce({ hosts: [fenRubyId, quayPythonId] });
    const organiser = (...groups: string[]) =>
      access.allows({ id: 'p', kind: 'person', roles: { organises: new Set(groups) } }, joint);
    expect({
      ofBoth: organiser(fenRubyId, quayPythonId),
      ofOne: organiser(fenRubyId),
      visitor: access.allows(visitor, joint),
      system: access.allows(systemActor('spec'), joint),
    }).toEqual({ ofBoth: true, ofOne: false, visitor: false, system: true });
  });

  it('names every field that is not as it should be', () => {
    const send = (changes: object) => () => validated(AnnounceMeetup, { ...announced.data, ...changes } as never);
    expect(send({})).not.toThrow();
    expect(send({ title: 'x'.repeat(301) })).toThrow('title: ');
    expect(send({ hosts: [] })).toThrow('hosts: ');
    expect(send({ start: { local: '2026-04-16', zone: 'Europe/Berlin' } })).toThrow(
      'start.local: local must be a date',
    );
    expect(send({ place: { name: 'Fenwick', lat: 95, lon: 0 } })).toThrow('place.lat: lat must lie between');
    expect(send({ elsewhere: { url: 'javascript:alert(1)' } })).toThrow('elsewhere.url: url must be a web address');
    expect(send({ meetupId: lampEveningId, sponsor: 'x' })).toThrow('sponsor: There is no such field here.');
  });
});

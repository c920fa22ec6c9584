import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { visitor } from '#kernel/access';
import { given } from '#kernel/given';
import { aMeetup, fenRubyId, itWasDescribed, itWasWithdrawn, lampEveningId, quayPythonId } from '../events.fixtures.js';
import { DescribeMeetup } from './describe-meetup.command.js';

const describeIt = (changes: Partial<DescribeMeetup>) =>
  Object.assign(new DescribeMeetup(), { meetupId: lampEveningId, groupId: fenRubyId, ...changes });

describe('Describe a meetup', () => {
  it('changes what is given and differs, and nothing else', () =>
    given(aMeetup())
      .when(describeIt({ title: 'An evening about lamps', format: 'workshop', capacity: 30 }))
      .then(itWasDescribed({ format: 'workshop', capacity: 30 })));
  it('takes a fact away', () =>
    given(aMeetup())
      .when(describeIt({ description: null, language: null, technologies: [] }))
      .then(itWasDescribed({ description: null, technologies: null })));
  it('stays quiet when nothing changes', () =>
    given(aMeetup(), itWasDescribed({ capacity: 30 }))
      .when(describeIt({ capacity: 30, technologies: ['Ruby', 'Rust'] }))
      .thenNothing());
  it('refuses a group that is no host', () =>
    given(aMeetup())
      .when(describeIt({ groupId: quayPythonId, capacity: 1 }))
      .thenRefused('group-must-host'));
  it('refuses a meetup that nobody announced, or that was withdrawn', () => {
    given()
      .when(describeIt({ capacity: 1 }))
      .thenRefused('meetup-must-exist');
    given(aMeetup(), itWasWithdrawn())
      .when(describeIt({ capacity: 1 }))
      .thenRefused('meetup-must-exist');
  });
  it('cannot take the title or the format away', () => {
    const send = (changes: object) => () => validated(DescribeMeetup, { meetupId: lampEveningId, ...changes });
    expect(send({ title: null })).toThrow('title: ');
    expect(send({ format: null })).toThrow('format: ');
    expect(send({ capacity: null })).not.toThrow();
  });
  it('is for organisers of the host that it names', () => {
    const allows = (groupId: string | undefined, organises: string) =>
      DescribeMeetup.access.allows(
        { id: 'p', kind: 'person', roles: { organises: new Set([organises]) } },
        Object.assign(new DescribeMeetup(), { groupId }),
      );
    expect([allows(fenRubyId, fenRubyId), allows(fenRubyId, quayPythonId), allows(undefined, fenRubyId)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(DescribeMeetup.access.allows(visitor, describeIt({}))).toBe(false);
  });
});

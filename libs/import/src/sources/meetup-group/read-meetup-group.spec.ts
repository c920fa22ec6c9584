import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { join } from 'node:path';
import { aFile, aFolder, all, reasonsOf, removeFolders, valuesOf, warningsOf } from '../source.fixtures.js';
import { readMeetupGroup } from './read-meetup-group.js';

afterAll(removeFolders);

const memberHeader =
  'Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tLast visited group on\tLast Attended\tTotal RSVPs\tRSVPed Yes\tRSVPed Maybe\tRSVPed No\tMeetups attended\tNo shows\tIntro\tPhoto\tAssistant Organizer\tMailing List\tURL of Member Profile\tWhat do you do?\tEmail';
const members = `${memberHeader}\nAsh Elm\tuser 1001\tOrganizer\t1001\tElmfield\t04/24/2014\t06/22/2015\t06/20/2015\t 14\t14\t0\t0\t13\t1\tYes\tYes\tYes\tNo\thttps://meetups.example/elm/members/1001/\tI type\tash@elm.example\nNobody\t\t\t\tElmfield\t04/25/2014\n`;
const attendees =
  'Name,Attendance,User ID,Title,Event Host,RSVP,Guests,RSVPed on,Joined Group on,URL of Member Profile,Notes\nAsh Elm,Checked in,user 1001,Organizer,Yes,Yes,2,03/01/2026,04/24/2014,https://meetups.example/members/1001,x\nBo Birch,,,,,Waitlist,0,03/02/2026,,\nCy Cedar,no show,user 1003,,,perhaps,0,03/02/2026,,\n';

const ash = {
  kind: 'member',
  memberId: '1001',
  name: 'Ash Elm',
  title: 'Organizer',
  location: 'Elmfield',
  joined: { precision: 'day', day: '2014-04-24' },
  lastVisited: { precision: 'day', day: '2015-06-22' },
  lastAttended: { precision: 'day', day: '2015-06-20' },
  saidYes: 14,
  attended: 13,
  noShows: 1,
  organises: true,
  profileUrl: 'https://meetups.example/elm/members/1001/',
};

describe('The lists of one group', () => {
  it('give members without addresses and without their answers', async () => {
    const records = await all(readMeetupGroup(aFile('members.xls', members)));
    expect(valuesOf(records)).toEqual([ash]);
    expect(JSON.stringify(valuesOf(records))).not.toMatch(/@elm\.example|I type/);
    expect(warningsOf(records).map(({ kind }) => kind)).toEqual(['address-left-out', 'answers-left-out']);
    expect(reasonsOf(records)).toEqual(['members.xls:3, row 2, member_id: is missing: the member has no number']);
  });

  it('are read where a spreadsheet program saved them as UTF-16', async () => {
    expect(
      valuesOf(await all(readMeetupGroup(aFile('members.txt', iconv.encode(members, 'utf-16le', { addBOM: true }))))),
    ).toEqual([ash]);
  });

  it('give who answered, and refer to the calendar', async () => {
    const folder = aFolder({
      'march.csv': attendees,
      'group.ics': 'BEGIN:VCALENDAR',
      'notes.md': 'x',
      'shopping.csv': 'what,how many\nsoup,4\n',
    });
    const records = await all(readMeetupGroup(folder));
    expect(valuesOf(records)).toEqual([
      { kind: 'calendar', path: join(folder, 'group.ics') },
      {
        kind: 'attendee',
        list: 'march',
        memberId: '1001',
        name: 'Ash Elm',
        title: 'Organizer',
        answer: 'yes',
        guests: 2,
        hosts: true,
        answered: { precision: 'day', day: '2026-03-01' },
        joined: { precision: 'day', day: '2014-04-24' },
        came: true,
        profileUrl: 'https://meetups.example/members/1001',
      },
      {
        kind: 'attendee',
        list: 'march',
        name: 'Bo Birch',
        answer: 'waitlisted',
        guests: 0,
        hosts: false,
        answered: { precision: 'day', day: '2026-03-02' },
      },
      {
        kind: 'attendee',
        list: 'march',
        memberId: '1003',
        name: 'Cy Cedar',
        answer: 'unknown',
        guests: 0,
        hosts: false,
        answered: { precision: 'day', day: '2026-03-02' },
        came: false,
      },
    ]);
    expect(warningsOf(records).map(({ kind }) => kind)).toEqual(['row-too-short', 'row-too-short', 'answer-unknown']);
    expect(reasonsOf(records)).toEqual([
      expect.stringMatching(
        /^shopping\.csv, file: shopping\.csv has no column "RSVP", "Joined Group on"; needed is a member list/,
      ),
    ]);
  });

  it('are refused where they are none', async () => {
    await expect(
      all(readMeetupGroup(aFile('members.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])))),
    ).rejects.toThrow('is not what an organiser takes out of a meetup site.');
    await expect(all(readMeetupGroup(aFolder({})))).rejects.toThrow(
      'does not look like the lists of one group of a meetup site: it is an empty folder.',
    );
  });
});

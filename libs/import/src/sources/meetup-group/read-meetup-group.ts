import { basename, join } from 'node:path';
import { givenFields } from '../given-fields.js';
import { readTime, type SourceTime } from '../normalise/source-time.js';
import { openSource, requireKind } from '../open-source.js';
import { unreadable } from '../read-items.js';
import { readFields, type RecordFields } from '../record-fields.js';
import { SourceMismatch } from '../source-damage.js';
import { filesBelow, requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import { readRecord, type Note, type SourceRecord } from '../source-record.js';
import { foldColumn, readTable } from '../table-rows.js';

/** A member as a group's organiser can list them: never with an address. */
export interface GroupMember {
  kind: 'member';
  memberId: string;
  name: string;
  title?: string;
  location?: string;
  joined?: SourceTime;
  lastVisited?: SourceTime;
  lastAttended?: SourceTime;
  saidYes?: number;
  attended?: number;
  noShows?: number;
  organises: boolean;
  profileUrl?: string;
}

/** One line of the list of who answered to a meetup; `list` is the name of the file, which is all that tells the meetup. */
export interface GroupAttendee {
  kind: 'attendee';
  list: string;
  memberId?: string;
  name: string;
  title?: string;
  answer: 'yes' | 'no' | 'waitlisted' | 'unknown';
  guests: number;
  hosts: boolean;
  answered?: SourceTime;
  joined?: SourceTime;
  /** Whether the person was marked as having come, where the list says so. */
  came?: boolean;
  profileUrl?: string;
}

/** A calendar file beside the lists, to be read as one. */
export interface GroupCalendar {
  kind: 'calendar';
  path: string;
}

export type MeetupGroupRecord = GroupMember | GroupAttendee | GroupCalendar;

const date = (text: string): ReturnType<typeof readTime> => readTime(text, { order: 'month-first' });
const number = (text: string | undefined): string | undefined => /\d+/.exec(text ?? '')?.[0];
const profile = (fields: RecordFields): string | undefined => fields.optionalText('url_of_member_profile');

const memberId = (fields: RecordFields, url: string | undefined): string | undefined => {
  const user = number(fields.optionalText('user_id'));
  const member = number(fields.optionalText('member_id'));
  return member ?? user ?? number(/\/(?:members|user)\/(\d+)/.exec(url ?? '')?.[1]);
};

const counted = (fields: RecordFields, name: string): number | undefined =>
  fields.raw(name) === undefined ? undefined : fields.count(name);

const yes = (fields: RecordFields, name: string): boolean =>
  /^(?:y|yes|true|1|host|event host|checked.?in|attended)$/i.test(fields.optionalText(name) ?? '');

const member = (fields: RecordFields): GroupMember => {
  fields.leaveOut('total_rsvps', 'rsvped_maybe', 'rsvped_no', 'intro', 'photo', 'mailing_list');
  const profileUrl = profile(fields);
  return givenFields({
    kind: 'member',
    memberId: memberId(fields, profileUrl) ?? fields.fail('member_id', 'is missing: the member has no number'),
    name: fields.text('name'),
    title: fields.optionalText('title'),
    location: fields.optionalText('location'),
    joined: fields.via('joined_group_on', date),
    lastVisited: fields.via('last_visited_group_on', date),
    lastAttended: fields.via('last_attended', date),
    saidYes: counted(fields, 'rsvped_yes'),
    attended: counted(fields, 'meetups_attended'),
    noShows: counted(fields, 'no_shows'),
    organises: yes(fields, 'assistant_organizer') || /organi[sz]er/i.test(fields.optionalText('title') ?? ''),
    profileUrl,
  }) as GroupMember;
};

const answers: [RegExp, GroupAttendee['answer']][] = [
  [/^(?:yes|going|attending|attended)$/i, 'yes'],
  [/^(?:no|not going|declined)$/i, 'no'],
  [/^wait.?list(?:ed)?$|^waiting/i, 'waitlisted'],
];

const attendee =
  (list: string) =>
  (fields: RecordFields): GroupAttendee => {
    fields.leaveOut('notes', 'role', 'have_you_been_before', 'payment_status', 'amount_paid');
    const profileUrl = profile(fields);
    const written = fields.optionalText('rsvp') ?? '';
    const answer = answers.find(([pattern]) => pattern.test(written))?.[1];
    if (!answer)
      fields.note('rsvp', {
        kind: 'answer-unknown',
        message: `${JSON.stringify(written.slice(0, 40))} is none of yes, no and waiting list`,
      });
    const attendance = fields.optionalText('attendance');
    return givenFields({
      kind: 'attendee',
      list,
      memberId: memberId(fields, profileUrl),
      name: fields.text('name'),
      title: fields.optionalText('title'),
      answer: answer ?? 'unknown',
      guests: fields.count('guests'),
      hosts: yes(fields, 'event_host'),
      answered: fields.via('rsvped_on', date),
      joined: fields.via('joined_group_on', date),
      came: attendance === undefined ? undefined : !/no.?show|absent|^no$/i.test(attendance),
      profileUrl,
    }) as GroupAttendee;
  };

const address = /^(?:e_?mail|mail|phone|telephone|mobile)/;
const needsList =
  'a member list (columns Name, Member ID, Joined Group on, …) or an attendee list (columns Name, RSVP, RSVPed on, …) as a meetup site gives it to organisers';

/** The text of a table that may be a member list, an attendee list, or neither. */
const listFile = async function* (path: string, file: string): AsyncGenerator<SourceRecord<MeetupGroupRecord>> {
  const source = await openSource(path, file);
  requireKind(source, ['table', 'text', 'yaml'], needsList);
  const list = basename(file).replace(/\.[a-z]+$/i, '');
  let read: (fields: RecordFields) => MeetupGroupRecord = member;
  let hidden: string[] = [];
  const rows = readTable(source, {
    layout: needsList,
    columns: (header) => {
      const folded = header.map(foldColumn);
      hidden = folded.filter((name) => address.test(name));
      // The questions a group asks at joining are columns of their own, each with its own name.
      const asked = header.filter((name) => /\?\s*$/.test(name)).map(foldColumn);
      hidden.push(...asked);
      if (folded.includes('rsvp') || folded.includes('rsvped_on')) read = attendee(list);
      else if (!folded.includes('joined_group_on')) return { missing: ['RSVP', 'Joined Group on'], notes: [] };
      const notes: Note[] = [];
      if (hidden.length > asked.length)
        notes.push({
          kind: 'address-left-out',
          message: 'the list holds addresses or telephone numbers; they were not read',
        });
      if (asked.length > 0)
        notes.push({
          kind: 'answers-left-out',
          message: `answers to ${asked.length} questions of the group were not read`,
        });
      return { missing: folded.includes('name') ? [] : ['Name'], notes };
    },
  });
  for await (const row of rows) {
    if (!row.ok) {
      yield row;
      continue;
    }
    const cells = Object.fromEntries(Object.entries(row.cells).filter(([name]) => !hidden.includes(name)));
    // A name is no label for a message: it would carry a person into a report.
    yield readFields({ file: row.file, line: row.line, record: `row ${row.index + 1}` }, cells, read, row.notes);
  }
};

const isList = (file: string): boolean => /\.(?:csv|tsv|txt|xls)$/i.test(file);

const read = async function* (path: string): AsyncGenerator<SourceRecord<MeetupGroupRecord>> {
  if ((await whatStandsAt(path)) === 'file') {
    const source = await openSource(path);
    if (source.kind === 'icalendar')
      yield readRecord({ file: basename(path), record: 'calendar' }, { kind: 'calendar', path });
    else if (['table', 'text', 'yaml'].includes(source.kind)) yield* listFile(path, basename(path));
    else
      throw new SourceMismatch(
        `${path} is not what an organiser takes out of a meetup site. Needed: ${meetupGroupLayout.needs}`,
      );
    return;
  }
  await requireLayout(meetupGroupLayout, path);
  for await (const file of filesBelow(path)) {
    try {
      if (/\.ics$/i.test(file))
        yield readRecord({ file, record: 'calendar' }, { kind: 'calendar', path: join(path, file) });
      else if (isList(file)) yield* listFile(join(path, file), file);
    } catch (error) {
      yield unreadable(file, error);
    }
  }
};

/** What an ordinary organiser can take out of a meetup site: the member list, attendee lists and the public calendar. */
export const meetupGroupLayout: SourceLayout<MeetupGroupRecord> = {
  kind: 'meetup-group',
  title: 'the lists of one group of a meetup site',
  needs: `${needsList}, separated by tab or comma (also where the file is called .xls); or a folder of such lists, with the calendar (.ics) of the group beside them.`,
  leavesOut: 'addresses and telephone numbers, answers to questions of the group, notes, payments.',
  looksLike: async (path) => {
    if ((await whatStandsAt(path)) === 'file') return true;
    for await (const file of filesBelow(path)) if (isList(file) || /\.ics$/i.test(file)) return true;
    return false;
  },
  read,
};

/** Reads one list, or every list and calendar in a folder in the order of their names. */
export const readMeetupGroup = meetupGroupLayout.read;

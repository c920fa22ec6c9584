import { CancelRsvp } from '#events/attendance/cancel-rsvp.command';
import { CheckIn } from '#events/attendance/check-in.command';
import { CloseAttendance } from '#events/attendance/close-attendance.command';
import { OpenAttendance } from '#events/attendance/open-attendance.command';
import { RequestRsvp } from '#events/attendance/request-rsvp.command';
import { AnnounceMeetup } from '#events/meetup/announce-meetup.command';
import { CancelMeetup } from '#events/meetup/cancel-meetup.command';
import { MoveMeetup } from '#events/meetup/move-meetup.command';
import { RecordHowItWent } from '#events/meetup/record-how-it-went.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { day, type DemoNetwork, type PlannedMeetup, type PlannedVenue } from './demo-network.js';
import { organiserOf } from './directory-steps.js';
import { cancellationReason, meetupDescription, recapOf } from './meetup-texts.js';
import { personIdOf } from './people.js';
import { region, towns } from './region.js';
import { flatStep, generator, step, type Step } from './step.js';

const hour = 3_600_000;

/** Everything about the meetup itself: announced, moved, called off, how it went. */
export function* meetupSteps(meetup: PlannedMeetup, { now, size: { seed } }: DemoNetwork): Generator<Step> {
  const { id, hosts, local, title, startsAt, announcedAt, series, seriesId, language, talks, topic } = meetup;
  const random = meetup.random.fork('course');
  const key = `${seed}/meetup/${meetup.name}`;
  const [lead] = hosts;
  const actor = { ...organiserOf(lead!), roles: { organises: new Set(hosts.map((host) => host.id)) } };
  const groupId = lead!.id;
  const description = meetupDescription(random, {
    format: series.format,
    talks: talks.map((talk) => `${talk.title} (${talk.speakers.map((speaker) => speaker.name).join(', ')})`),
    topic,
    language,
    joint: hosts.map((host) => host.blueprint.name),
  });
  const said = {
    meetupId: id,
    hosts: hosts.map((host) => host.id),
    title,
    start: { local: meetup.rescheduledFrom ?? local, zone: region.zone, duration: series.duration },
    format: series.format,
    description: { text: description, format: 'markdown' as const },
    technologies: [...new Set(hosts.flatMap((host) => host.blueprint.technologies.slice(0, 2)))],
    language,
    capacity: meetup.capacity,
    series: { seriesId, name: series.name },
    ...whereabouts(meetup, meetup.movedFrom ?? meetup.venue),
  };
  const announced = { at: announcedAt, key: `${key}/announced` };
  if (meetup.upcoming) yield step(AnnounceMeetup, said, { actor, ...announced });
  else yield step(RecordPastMeetup, said, { actor: generator, ...announced });
  if (meetup.rescheduledFrom) {
    const start = { ...said.start, local };
    const at = announcedAt + 6 * day;
    yield step(RecordPastMeetup, { ...said, start }, { actor: generator, at, key: `${key}/rescheduled` });
  }
  if (meetup.movedFrom && meetup.movedFrom !== meetup.venue) {
    const at = startsAt - random.whole(3, 9) * day;
    const moved = { meetupId: id, groupId, ...whereabouts(meetup, meetup.venue) };
    yield step(MoveMeetup, moved, { actor, at, key: `${key}/moved` });
  }
  if (meetup.cancelled) {
    const at = Math.min(startsAt - random.whole(1, 4) * day, now - hour);
    const reason = cancellationReason(random);
    yield step(CancelMeetup, { meetupId: id, groupId, reason }, { actor, at, key: `${key}/cancelled` });
  }
}

/** What people remember of it: how many came, and a recap. */
export function* recapSteps(meetup: PlannedMeetup, attended: number, seed: number): Generator<Step> {
  if (meetup.upcoming || meetup.cancelled) return;
  const { id, hosts, topic, language, local, startsAt } = meetup;
  const random = meetup.random.fork('recap');
  const [lead] = hosts;
  const slug = lead!.blueprint.slug;
  const recap = random.chance(0.72)
    ? { text: recapOf(random, attended, topic, language), format: 'markdown' as const }
    : null;
  yield step(
    RecordHowItWent,
    {
      meetupId: id,
      groupId: lead!.id,
      attended,
      newFaces: Math.round(attended * (0.08 + 0.2 * random.next())),
      ...(recap ? { recap } : {}),
      ...(recap && random.chance(0.4)
        ? { photos: [{ url: `https://${slug}.example/photos/${local.slice(0, 10)}`, label: 'Photos' }] }
        : {}),
    },
    {
      actor: organiserOf(lead!),
      at: startsAt + random.whole(14, 70) * hour,
      key: `${seed}/meetup/${meetup.name}/recap`,
    },
  );
}

function whereabouts({ mode, hosts }: PlannedMeetup, venue: PlannedVenue) {
  const { name, region: state, lat, lon } = towns[venue.town];
  const place = { name, country: region.country, region: state, lat, lon };
  const online = { url: `https://stream.example/${hosts[0]!.blueprint.slug}` };
  return {
    mode,
    ...(mode === 'online' ? {} : { venueId: venue.id, place }),
    ...(mode === 'in-person' ? {} : { online }),
  };
}

interface Answer {
  readonly at: number;
  readonly person: number;
  readonly what: 'yes' | 'no' | 'maybe' | 'cancel';
  readonly guests: number;
}

/**
 * Who says yes, who gives the seat back, who comes: one after another in the order in which it happened. Tells how many
 * came.
 */
export function* attendanceSteps(meetup: PlannedMeetup, { now, size: { seed } }: DemoNetwork): Generator<Step, number> {
  const { id, hosts, startsAt, announcedAt, capacity, cancelled, upcoming } = meetup;
  const random = meetup.random.fork('attendance');
  const key = `${seed}/meetup/${meetup.name}`;
  const groupId = hosts[0]!.id;
  yield step(
    OpenAttendance,
    { meetupId: id, hosts: hosts.map((host) => host.id), capacity, waitingList: true, policyVersion: 1 },
    { actor: generator, at: announcedAt + 60_000, key: `${key}/opened` },
  );
  const answers = answersTo(meetup, now).sort((a, b) => a.at - b.at || a.person - b.person);
  const book = new Seats(capacity);
  for (const { at, person, what, guests } of answers) {
    const personId = personIdOf(seed, person);
    const actor = { id: personId, kind: 'person' as const, roles: {} };
    const by = { actor, at, key: `${meetup.name}/${what}` };
    if (what === 'cancel') {
      if (!book.cancel(person)) continue;
      yield flatStep(CancelRsvp, { meetupId: id, personId }, by);
      continue;
    }
    if (what === 'yes') book.ask(person, guests + 1);
    const through = hosts.length > 1 ? { through: hosts[person % hosts.length]!.id } : {};
    yield flatStep(
      RequestRsvp,
      { meetupId: id, personId, answer: what, ...(guests > 0 ? { guests } : {}), ...through },
      by,
    );
  }
  if (upcoming || cancelled) return 0;
  const door = organiserOf(hosts[0]!, 1);
  let came = 0;
  for (const [person, seats] of book.given) {
    if (!random.chance(0.74)) continue;
    const people = seats > 1 && random.chance(0.2) ? 1 : seats;
    came += people;
    yield flatStep(
      CheckIn,
      { meetupId: id, personId: personIdOf(seed, person), groupId, ...(people > 1 ? { people } : {}) },
      {
        actor: door,
        at: startsAt - 25 * 60_000 + Math.floor(random.next() * 55 * 60_000),
        key: `${meetup.name}/door/${person}`,
      },
    );
  }
  yield flatStep(
    CloseAttendance,
    { meetupId: id, groupId },
    { actor: organiserOf(hosts[0]!), at: startsAt + 4 * hour, key: `${key}/closed` },
  );
  return came;
}

/** Who of the members answers, when, and who changes their mind. */
function answersTo(meetup: PlannedMeetup, now: number): Answer[] {
  const { hosts, announcedAt, startsAt, wanted } = meetup;
  const random = meetup.random.fork('answers');
  const until = Math.min(startsAt - hour, now - 60_000);
  const reach = (until - announcedAt) / (startsAt - announcedAt);
  const pool = [...new Set(hosts.flatMap((host) => host.members))];
  const answering = random.sample(pool, Math.ceil(wanted * 1.12 * Math.max(0.15, Math.min(1, reach * 1.2))));
  const answers: Answer[] = [];
  for (const [index, person] of answering.entries()) {
    // most answer in the first days or shortly before
    const when = random.chance(0.55) ? random.next() ** 2 * 0.4 : 0.4 + 0.6 * Math.sqrt(random.next());
    const at = Math.floor(announcedAt + 120_000 + (until - announcedAt - 120_000) * when);
    const what = index < answering.length * 0.9 ? 'yes' : random.chance(0.7) ? 'no' : 'maybe';
    answers.push({ at, person, what, guests: what === 'yes' && random.chance(0.07) ? random.whole(1, 2) : 0 });
    if (what === 'yes' && random.chance(0.09)) {
      answers.push({
        at: at + Math.floor((until - at) * (0.3 + 0.7 * random.next())) + 1,
        person,
        what: 'cancel',
        guests: 0,
      });
    }
  }
  return answers;
}

/** Seats as the plan expects them to be given: first come, first served, and nobody overtakes in the line. */
class Seats {
  readonly given = new Map<number, number>();
  readonly #line: { readonly person: number; readonly seats: number }[] = [];
  #free: number;

  constructor(capacity: number) {
    this.#free = capacity;
  }

  ask(person: number, seats: number): void {
    if (this.#line.length > 0 || seats > this.#free) this.#line.push({ person, seats });
    else this.#give(person, seats);
  }

  /** Whether the person had something to give back. */
  cancel(person: number): boolean {
    const seats = this.given.get(person);
    if (seats === undefined) {
      const place = this.#line.findIndex((each) => each.person === person);
      if (place < 0) return false;
      this.#line.splice(place, 1);
    } else {
      this.given.delete(person);
      this.#free += seats;
    }
    while (this.#line.length > 0 && this.#line[0]!.seats <= this.#free) {
      const next = this.#line.shift()!;
      this.#give(next.person, next.seats);
    }
    return true;
  }

  #give(person: number, seats: number): void {
    this.given.set(person, seats);
    this.#free -= seats;
  }
}

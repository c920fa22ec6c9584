import { publicDirectory } from '#directory/group/public-directory.view';
import { venues } from '#directory/venue/venues.view';
import type { Views } from '#door/questions';
import type { EventStore } from '#event-store/event-store';
import { derivedId } from '#kernel/identifiers';
import { parseBody } from '#kernel/seal';
import type { View } from '#kernel/view';
import { proposeGroups } from '#matching/match-groups';
import { proposePeople } from '#matching/match-people';
import { proposeTalks } from '#matching/match-talks';
import { proposeVenues } from '#matching/match-venues';
import type { Evidence, Proposal } from '#matching/proposal';
import { speakerPool } from '#outreach/speaker/speaker-pool.view';
import { talks } from '#outreach/talk/talks.view';

export type DuplicateKind = 'groups' | 'speakers' | 'talks' | 'venues';

/** Two records that may be one, or that are shown as one. */
export interface Duplicate {
  /** Short id by which the pair is applied or undone; the same pair always has the same. */
  readonly id: string;
  readonly kind: DuplicateKind;
  readonly a: string;
  readonly b: string;
  /** How the two records are called, for the person who decides. */
  readonly names: readonly [string, string];
  readonly score: number;
  readonly verdict: 'same' | 'perhaps';
  readonly evidence: readonly Evidence[];
}

/** A record that is shown as another one. */
export interface Joined {
  readonly id: string;
  readonly kind: DuplicateKind;
  readonly keptId: string;
  readonly mergedId: string;
  readonly names: readonly [string, string];
}

export interface FoundDuplicates {
  readonly proposals: readonly Duplicate[];
  readonly joined: readonly Joined[];
  /** Place in the log at which a record was first told: the older one of two is kept. */
  readonly firstTold: ReadonlyMap<string, number>;
}

/** Names of the views that are compared; they must have come to the end of the log. */
export const comparedViews = [publicDirectory, venues, speakerPool, talks].map(({ name }) => name);

const beginnings = [
  'directory.group-founded',
  'directory.venue-recorded',
  'outreach.speaker-joined-pool',
  'outreach.talk-given',
  'outreach.talk-offered',
];
const batch = 1000;

/** The id of a pair, whichever comes first. */
export function pairId(kind: DuplicateKind, one: string, other: string): string {
  return derivedId('duplicate', kind, ...[one, other].sort()).slice(0, 8);
}

/** Compares all groups, speakers, talks and venues with each other: what may be one, with the evidence, and what is joined. */
export async function findDuplicates(views: Pick<Views, 'of'>, store: EventStore): Promise<FoundDuplicates> {
  const { sources, firstTold } = await origins(store);
  const sourceOf = (id: string): string => sources.get(id) ?? 'here';
  const [groupRows, venueRows, speakerRows, talkRows] = await Promise.all([
    allRows(views, publicDirectory),
    allRows(views, venues),
    allRows(views, speakerPool),
    allRows(views, talks),
  ]);
  const groupName = new Map(groupRows.map((row) => [row.groupId, row.name]));
  const speakerName = new Map(speakerRows.map((row) => [row.personId, row.name ?? '']));
  // a source may know a speaker by a name that another one lists among the aliases
  const speakerNames = new Map(
    speakerRows.map((row) => [row.personId, [row.name, ...(row.aliases ?? [])].filter((each) => each !== undefined)]),
  );
  const names: Record<DuplicateKind, ReadonlyMap<string, string>> = {
    groups: groupName,
    venues: new Map(venueRows.map((row) => [row.venueId, row.name])),
    speakers: speakerName,
    talks: new Map(talkRows.map((row) => [row.talkId, row.title])),
  };
  const talkOf = new Map(talkRows.map((row) => [row.talkId, row]));
  const at = (place: { lat?: number; lon?: number } | undefined) =>
    place?.lat === undefined || place.lon === undefined ? {} : { at: { lat: place.lat, lon: place.lon } };
  const day = (on: string | undefined) => (on && on.length >= 7 ? { date: on.slice(0, 10) } : {});
  const groups = proposeGroups(
    groupRows
      .filter((row) => row.shownAs === undefined)
      .map((row) => ({
        key: row.groupId,
        source: sourceOf(row.groupId),
        name: row.name,
        aliases: [...row.alsoKnownAs, ...row.formerNames],
        technologies: row.technologies,
        ...(row.place ? { city: row.place.name, ...at(row.place) } : {}),
        ...(row.place?.country ? { country: row.place.country } : {}),
      })),
  );
  const places = proposeVenues(
    venueRows.map((row) => ({
      key: row.venueId,
      source: sourceOf(row.venueId),
      name: row.name,
      ...(row.address?.street ? { address: row.address.street } : {}),
      ...(row.address?.postalCode ? { postalCode: row.address.postalCode } : {}),
      ...(row.address?.city ? { city: row.address.city } : {}),
      ...(row.position ? { at: row.position } : {}),
    })),
  );
  const people = proposePeople(
    speakerRows
      .filter((row) => row.status === 'in-pool' && row.shownAs === undefined && row.name)
      .map((row) => ({
        key: row.personId,
        source: sourceOf(row.personId),
        name: row.name!,
        aliases: row.aliases ?? [],
        handles: row.handles ?? {},
        places: row.places ?? [],
        talks: row.talks.map((talk) => ({
          title: talkOf.get(talk.talkId)?.title ?? '',
          ...day(talk.on),
          ...(talk.groupId ? { group: groupName.get(talk.groupId) ?? talk.groupId } : {}),
        })),
      })),
  );
  const given = proposeTalks(
    talkRows
      .filter((row) => row.status === 'given' && row.kind !== 'session' && row.shownAs === undefined)
      .map((row) => ({
        key: row.talkId,
        source: sourceOf(row.talkId),
        title: row.title,
        ...day(row.on),
        ...(row.groupId ? { group: groupName.get(row.groupId) ?? row.groupId } : {}),
        speakers: row.speakerIds.flatMap((id) => speakerNames.get(id) ?? []),
        recordings: row.recordings.filter((each) => each.startsAtSecond === undefined).map(({ url }) => url),
      })),
  );
  const named = (kind: DuplicateKind, one: string, other: string): readonly [string, string] => [
    names[kind].get(one) ?? one,
    names[kind].get(other) ?? other,
  ];
  const duplicates = (kind: DuplicateKind, proposals: readonly Proposal[]): Duplicate[] =>
    proposals.map((each) => ({ ...each, kind, id: pairId(kind, each.a, each.b), names: named(kind, each.a, each.b) }));
  const joins = (kind: DuplicateKind, rows: readonly { shownAs?: string }[], idOf: (row: never) => string): Joined[] =>
    rows.flatMap((row) => {
      const mergedId = idOf(row as never);
      const keptId = row.shownAs;
      return keptId === undefined
        ? []
        : [{ id: pairId(kind, keptId, mergedId), kind, keptId, mergedId, names: named(kind, keptId, mergedId) }];
    });
  return {
    proposals: [
      ...duplicates('groups', groups),
      ...duplicates('speakers', people),
      ...duplicates('talks', given),
      ...duplicates('venues', places),
    ],
    joined: [
      ...joins('groups', groupRows, (row: { groupId: string }) => row.groupId),
      ...joins('speakers', speakerRows, (row: { personId: string }) => row.personId),
      ...joins('talks', talkRows, (row: { talkId: string }) => row.talkId),
    ],
    firstTold,
  };
}

/** Which source told of a record first, and where in the log. */
async function origins(store: EventStore) {
  const sources = new Map<string, string>();
  const firstTold = new Map<string, number>();
  for (let after = 0; ;) {
    const events = await store.readAll(after, { types: beginnings, limit: batch });
    for (const event of events) {
      const id = event.stream.slice(event.stream.indexOf('-') + 1);
      if (firstTold.has(id)) continue;
      firstTold.set(id, event.position);
      const kind = parseBody(event).meta.source?.kind;
      if (kind) sources.set(id, kind);
    }
    if (events.length < batch) return { sources, firstTold };
    after = events.at(-1)!.position;
  }
}

// `any`: events do not matter to a reader.
// oxlint-disable-next-line typescript/no-explicit-any
async function allRows<Row extends object>(views: Pick<Views, 'of'>, view: View<Row, any>): Promise<Row[]> {
  const reader = views.of(view);
  const rows: Row[] = [];
  for (let after: string | undefined; ;) {
    const documents = await reader.all(after, batch);
    for (const { row } of documents) rows.push(row);
    if (documents.length < batch) return rows;
    after = documents.at(-1)!.key;
  }
}

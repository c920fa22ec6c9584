import { IsString, MaxLength } from 'class-validator';
import { question, type Views } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import type { WrittenText } from '../free-text.js';
import { type ShownTalk, shownTalks } from '../talk/shown-talks.js';
import { type TalkEntry, talks } from '../talk/talks.view.js';
import { entriesOfPerson, shownSpeakers } from './shown-speakers.js';
import {
  firstGiven,
  groupsOf,
  isPublicSpeaker,
  lastGiven,
  placesOf,
  type SpeakerEntry,
  speakerPool,
  talksGiven,
  topicsOf,
} from './speaker-pool.view.js';

const latestShown = 50;

/** The public profile of a speaker, with the latest of what they gave and all that they offer. */
export interface SpeakerProfilePage {
  readonly personId: string;
  readonly slug: string;
  readonly name: string;
  readonly bio?: WrittenText;
  readonly pronouns?: string;
  /** Names that they are also known by, those of joined entries included. */
  readonly aliases: readonly string[];
  readonly handles: Readonly<Record<string, string>>;
  readonly topics: readonly string[];
  readonly places: readonly string[];
  /** What they say themself of where they live or speak. */
  readonly basedIn: readonly string[];
  readonly languages: readonly string[];
  readonly groupIds: readonly string[];
  readonly talksGiven: number;
  readonly firstOn?: string;
  readonly lastOn?: string;
  /** The latest 50, the latest first. */
  readonly given: readonly ShownTalk[];
  readonly offered: readonly ShownTalk[];
}

/** What stands at the address of a speaker: a profile, the way to one, or nothing (any more). */
export type SpeakerAtSlug =
  | { readonly kind: 'profile'; readonly profile: SpeakerProfilePage }
  | { readonly kind: 'moved'; readonly slug: string; readonly forEver: boolean }
  | { readonly kind: 'nobody' };

/** Who is the speaker at this address? */
export class SpeakerBySlug extends Query<SpeakerAtSlug> {
  @IsString() @MaxLength(300) slug!: string;
  static readonly access = anyone;
}

export const speakerBySlug = question(SpeakerBySlug, async ({ slug }, views): Promise<SpeakerAtSlug> => {
  const found = await views.of(speakerPool).find({ index: 'bySlug', equals: [slug], limit: 2 });
  const row = (found.documents.find((document) => document.row.slug === slug) ?? found.documents[0])?.row;
  if (!row || !isPublicSpeaker(row)) return { kind: 'nobody' };
  if (row.shownAs !== undefined) {
    const kept = (await shownSpeakers(views, [row.shownAs])).get(row.shownAs);
    // Joined entries may be separated again, so the way there is not for ever.
    if (kept && isPublicSpeaker(kept)) return { kind: 'moved', slug: kept.slug, forEver: false };
    return { kind: 'nobody' };
  }
  if (row.slug !== slug) return { kind: 'moved', slug: row.slug, forEver: true };
  return { kind: 'profile', profile: await profileOf(views, row) };
});

async function profileOf(
  views: Views,
  row: SpeakerEntry & { name: string; slug: string },
): Promise<SpeakerProfilePage> {
  const entries = await entriesOfPerson(views, row);
  const given = entries.flatMap((entry) => entry.talks);
  const ids = entries.map(({ personId }) => personId);
  const { personId, slug, name, bio, pronouns, handles = {}, languages = [], places = [] } = row;
  const all = { ...row, talks: given };
  const firstOn = firstGiven(given);
  const lastOn = lastGiven(given);
  const otherNames = entries.flatMap((entry) => (isPublicSpeaker(entry) ? [...(entry.aliases ?? []), entry.name] : []));
  return {
    personId,
    slug,
    name,
    aliases: [...new Set(otherNames)].filter((other) => other !== name),
    handles: { ...Object.assign({}, ...entries.filter(isPublicSpeaker).map((entry) => entry.handles)), ...handles },
    topics: topicsOf(all),
    places: placesOf(all),
    basedIn: places,
    languages,
    groupIds: groupsOf(given),
    talksGiven: talksGiven(given),
    given: await talksBy(views, ids, 'given'),
    offered: await talksBy(views, ids, 'offered'),
    ...(bio ? { bio } : {}),
    ...(pronouns ? { pronouns } : {}),
    ...(firstOn ? { firstOn } : {}),
    ...(lastOn ? { lastOn } : {}),
  };
}

async function talksBy(
  views: Views,
  personIds: readonly string[],
  status: 'given' | 'offered',
): Promise<readonly ShownTalk[]> {
  const rows: TalkEntry[] = [];
  for (const person of personIds) {
    const lookup = {
      index: 'bySpeaker',
      equals: [person, status],
      order: 'descending',
      limit: 2 * latestShown,
    } as const;
    const found = await views.of(talks).find(lookup);
    rows.push(...found.documents.map(({ row }) => row).filter(({ kind }) => kind !== 'session'));
  }
  rows.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1));
  return (await shownTalks(views, rows.slice(0, 2 * latestShown))).slice(0, latestShown);
}

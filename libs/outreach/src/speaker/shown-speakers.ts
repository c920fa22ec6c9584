import type { Views } from '#door/questions';
import { isPublicSpeaker, type SpeakerEntry, speakerPool } from './speaker-pool.view.js';

/** Somebody who speaks, as lists name them: without name and address where the profile is not public, or gone. */
export interface NamedSpeaker {
  /** The id that was asked for. */
  readonly askedId: string;
  /** The person that it stands for: another one where two entries were joined. */
  readonly personId: string;
  readonly name?: string;
  readonly slug?: string;
}

/** Entries by the ids asked for, each the one that it is shown as. */
export async function shownSpeakers(views: Views, ids: readonly string[]): Promise<ReadonlyMap<string, SpeakerEntry>> {
  const reader = views.of(speakerPool);
  const own = new Map((await reader.getMany([...new Set(ids)])).map(({ row }) => [row.personId, row]));
  const others = [...own.values()].flatMap(({ shownAs }) => shownAs ?? []).filter((id) => !own.has(id));
  const all = new Map(own);
  for (const { row } of await reader.getMany([...new Set(others)])) all.set(row.personId, row);
  return new Map([...own].map(([id, row]) => [id, (row.shownAs ? all.get(row.shownAs) : undefined) ?? row]));
}

/** Names for ids, in the order asked, each person once. */
export function namesOf(shown: ReadonlyMap<string, SpeakerEntry>, ids: readonly string[]): NamedSpeaker[] {
  const seen = new Set<string>();
  return ids.flatMap((askedId) => {
    const row = shown.get(askedId);
    const personId = row?.personId ?? askedId;
    if (seen.has(personId)) return [];
    seen.add(personId);
    return [{ askedId, personId, ...(row && isPublicSpeaker(row) ? { name: row.name, slug: row.slug } : {}) }];
  });
}

/** An entry together with those that are shown as it. */
export async function entriesOfPerson(views: Views, row: SpeakerEntry): Promise<readonly SpeakerEntry[]> {
  const joined = await views.of(speakerPool).find({ index: 'byShownAs', equals: [row.personId], limit: 50 });
  return [row, ...joined.documents.map((document) => document.row)];
}

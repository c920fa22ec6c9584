import type { Views } from '#door/questions';
import { type NamedSpeaker, namesOf, shownSpeakers } from '../speaker/shown-speakers.js';
import { firstGiven, type SpeakerEntry } from '../speaker/speaker-pool.view.js';
import type { Elsewhere, TalkFacts } from './talk.js';
import { type TalkEntry, talks } from './talks.view.js';

/** Who gave a talk. `firstTalk`: no earlier one of theirs is known here. */
export interface SpeakerOfTalk extends NamedSpeaker {
  readonly firstTalk: boolean;
}

/** A talk as it is shown: all that its records tell, with the names of its speakers. */
export interface ShownTalk extends Omit<TalkFacts, 'speakerIds' | 'elsewhere'> {
  readonly talkId: string;
  readonly status: 'offered' | 'given';
  readonly speakers: readonly SpeakerOfTalk[];
  /** Where else it stands on record. */
  readonly elsewhere: readonly Elsewhere[];
}

/**
 * Talks as they are shown, in the order given and each once: a record that is shown as another talk gives that one, which
 * is completed by what its other records tell. A part of a session without a recording of its own has that of the session.
 */
export async function shownTalks(views: Views, rows: readonly TalkEntry[]): Promise<ShownTalk[]> {
  const reader = views.of(talks);
  const wanted = rows.flatMap(({ shownAs }) => shownAs ?? []);
  const kept = new Map((await reader.getMany([...new Set(wanted)])).map(({ row }) => [row.talkId, row]));
  const once = new Map<string, TalkEntry>();
  for (const row of rows) {
    const shown = (row.shownAs ? kept.get(row.shownAs) : undefined) ?? row;
    if (!once.has(shown.talkId)) once.set(shown.talkId, shown);
  }
  const whole: (TalkEntry & { readonly places: readonly Elsewhere[] })[] = [];
  for (const row of once.values()) {
    const others = await reader.find({ index: 'byShownAs', equals: [row.talkId], limit: 20 });
    whole.push(
      completed(
        row,
        others.documents.map((document) => document.row),
      ),
    );
  }
  const sessions = await sessionsOf(views, whole);
  const shown = await shownSpeakers(
    views,
    whole.flatMap(({ speakerIds }) => speakerIds),
  );
  return whole.map(({ speakerIds, order: _order, shownAs: _shownAs, places, elsewhere: _elsewhere, ...facts }) => {
    const session = facts.parentId === undefined ? undefined : sessions.get(facts.parentId);
    return {
      ...facts,
      recordings: facts.recordings.length > 0 ? facts.recordings : (session?.recordings ?? []),
      elsewhere: places,
      speakers: namesOf(shown, speakerIds).map((speaker) => ({
        ...speaker,
        firstTalk: isFirst(facts, shown.get(speaker.askedId)),
      })),
    };
  });
}

function completed(
  row: TalkEntry,
  others: readonly TalkEntry[],
): TalkEntry & { readonly places: readonly Elsewhere[] } {
  const all = [row, ...others];
  const firstSaid = others.reduce<Partial<TalkEntry>>((said, other) => ({ ...other, ...said }), {});
  const withSpeakers = all.find(({ speakerIds }) => speakerIds.length > 0);
  return {
    ...firstSaid,
    ...row,
    speakerIds: withSpeakers?.speakerIds ?? [],
    technologies: [...new Set(all.flatMap(({ technologies }) => technologies))],
    recordings: byAddress(all.flatMap(({ recordings }) => recordings)),
    materials: byAddress(all.flatMap(({ materials }) => materials)),
    places: byAddress(all.flatMap(({ elsewhere }) => elsewhere ?? [])),
  };
}

function byAddress<Link extends { readonly url: string }>(links: readonly Link[]): Link[] {
  return [...new Map(links.toReversed().map((link) => [link.url, link])).values()].toReversed();
}

async function sessionsOf(views: Views, rows: readonly TalkEntry[]): Promise<ReadonlyMap<string, TalkEntry>> {
  const ids = rows.flatMap(({ parentId, recordings }) => (parentId && recordings.length === 0 ? [parentId] : []));
  const found = ids.length > 0 ? await views.of(talks).getMany([...new Set(ids)]) : [];
  return new Map(found.map(({ row }) => [row.talkId, row]));
}

function isFirst(talk: Pick<TalkEntry, 'on' | 'status'>, speaker: SpeakerEntry | undefined): boolean {
  if (!speaker || talk.status !== 'given' || talk.on === undefined) return false;
  return firstGiven(speaker.talks) === talk.on && speaker.talks.filter(({ on }) => on === undefined).length === 0;
}

import { IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { type ShownTalk, shownTalks } from './shown-talks.js';
import { type TalkEntry, talks } from './talks.view.js';

/** A talk with what surrounds it. */
export interface TalkInContext {
  /** The talk that the record asked for is shown as. */
  readonly talk: ShownTalk;
  readonly session?: { readonly talkId: string; readonly title: string };
  /** Where it is a session: the talks that it holds. */
  readonly parts: readonly ShownTalk[];
}

/** What is known of this talk? Undefined where there is none. */
export class TalkById extends Query<TalkInContext | undefined> {
  @IsString() @MaxLength(100) talkId!: string;
  static readonly access = anyone;
}

export const talkById = question(TalkById, async ({ talkId }, views): Promise<TalkInContext | undefined> => {
  const reader = views.of(talks);
  const row = (await reader.get(talkId))?.row;
  const [talk] = row ? await shownTalks(views, [row]) : [];
  if (!talk) return undefined;
  const session = talk.parentId === undefined ? undefined : (await reader.get(talk.parentId))?.row;
  const parts: TalkEntry[] = [];
  if (talk.kind === 'session') {
    const found = await reader.find({ index: 'bySession', equals: [talk.talkId], limit: 200 });
    parts.push(...found.documents.map((document) => document.row));
  }
  return {
    talk,
    parts: await shownTalks(views, parts),
    ...(session ? { session: { talkId: session.talkId, title: session.title } } : {}),
  };
});

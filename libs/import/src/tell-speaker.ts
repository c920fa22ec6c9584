import { JoinSpeakerPool } from '#outreach/speaker/join-speaker-pool.command';
import { RuleViolation } from '#kernel/rule-violation';
import type { Tell, Telling } from './import-run.js';

const mostAttempts = 30;

/** Tells something that needs an address of its own: where the address is taken, the next one with a number is tried. */
export async function withFreeSlug(
  slug: string,
  rule: 'group-slug-must-be-free' | 'speaker-slug-must-be-free' | 'sponsor-slug-must-be-free',
  send: (slug: string) => Promise<void>,
): Promise<void> {
  for (let number = 1; ; number++) {
    try {
      await send(number === 1 ? slug : `${slug}-${number}`);
      return;
    } catch (error) {
      if (!(error instanceof RuleViolation) || error.rule !== rule || number >= mostAttempts) throw error;
    }
  }
}

/** A name as the address of a speaker: letters of any script, digits and single dashes. */
export function speakerSlugOf(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, '-')
    .slice(0, 110)
    .replace(/^[-\p{M}]+|-+$/gu, '');
  return slug || 'speaker';
}

/** A speaker as a source knows them. */
export interface ToldSpeaker {
  readonly personId: string;
  readonly name: string;
  readonly slug?: string;
  readonly aliases?: readonly string[];
  readonly handles?: Readonly<Record<string, string>>;
}

/** Enters somebody into the speaker pool as a source tells it; what they said at public meetups is public already. */
export function tellSpeaker(tell: Tell, speaker: ToldSpeaker, telling: Telling): Promise<void> {
  const { personId, name, aliases = [], handles = {} } = speaker;
  return withFreeSlug(speakerSlugOf(speaker.slug ?? name), 'speaker-slug-must-be-free', (slug) =>
    tell(
      JoinSpeakerPool,
      {
        personId,
        slug,
        name: name.slice(0, 200),
        aliases: [...new Set(aliases)].slice(0, 50).map((each) => each.slice(0, 200)),
        handles: Object.fromEntries(
          Object.entries(handles)
            .filter(([, handle]) => handle !== '')
            .map(([service, handle]) => [service, handle.slice(0, 300)]),
        ),
        public: true,
      },
      telling,
    ),
  );
}

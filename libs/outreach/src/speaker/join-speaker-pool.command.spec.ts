import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { systemActor, visitor } from '#kernel/access';
import { given } from '#kernel/given';
import { erased } from '#kernel/personal-data';
import {
  aSpeakerDescribed,
  aSpeakerEntryRenewed,
  aSpeakerJoinedPool,
  aSpeakerLeftPool,
  marisId,
  tovaId,
} from '../outreach.fixtures.js';
import { JoinSpeakerPool } from './join-speaker-pool.command.js';
import { speaker } from './speaker.js';

const entry = {
  personId: marisId,
  slug: 'maris-holm',
  name: 'Maris Holm',
  bio: { text: 'Mends *lighthouses*.', format: 'markdown' as const },
  aliases: ['M. Holm'],
  handles: { github: 'marisholm' },
  places: ['Port Ellery'],
  topics: ['Signal lamps', 'Rust'],
  languages: ['en'],
  public: true,
};
const join = (changes: Partial<JoinSpeakerPool> = {}) => Object.assign(new JoinSpeakerPool(), { ...entry, ...changes });

describe('Join the speaker pool', () => {
  it('enters somebody with what they say about themself', () => given().when(join()).then(aSpeakerJoinedPool()));
  it('enters somebody of whom only the name is known', () =>
    given()
      .when(Object.assign(new JoinSpeakerPool(), { personId: tovaId, slug: 'tova', name: 'Tova', public: false }))
      .then({
        type: 'outreach.speaker-joined-pool',
        data: {
          personId: tovaId,
          slug: 'tova',
          name: 'Tova',
          aliases: [],
          handles: {},
          places: [],
          topics: [],
          languages: [],
          public: false,
        },
      }));
  it('stays quiet when told the same again', () => given(aSpeakerJoinedPool()).when(join()).thenNothing());
  it('changes only what the source tells differently', () =>
    given(aSpeakerJoinedPool())
      .when(join({ topics: ['Rust'] }))
      .then(aSpeakerEntryRenewed({ topics: ['Rust'] })));
  it('takes away what the source tells no longer', () => {
    const { bio: _, ...withoutBio } = entry;
    given(aSpeakerJoinedPool())
      .when(Object.assign(new JoinSpeakerPool(), withoutBio))
      .then(aSpeakerEntryRenewed({ cleared: ['bio'] }));
  });
  it('leaves alone what the speaker corrected, while the source tells the same as before', () =>
    given(aSpeakerJoinedPool(), aSpeakerDescribed({ name: 'Maris Holm-Vane', cleared: ['bio'] }))
      .when(join())
      .thenNothing());
  it('does not bring back somebody who left', () =>
    given(aSpeakerJoinedPool(), aSpeakerLeftPool()).when(join(), { actor: 'import' }).thenNothing());
  it('lets somebody who left come back by themself', () =>
    given(aSpeakerJoinedPool(), aSpeakerLeftPool()).when(join(), { actor: marisId }).then(aSpeakerJoinedPool()));
  it('leaves alone what they then say about themself, while the source tells the same as before', () =>
    given(aSpeakerJoinedPool(), aSpeakerLeftPool(), aSpeakerJoinedPool({ topics: ['Fog'] }))
      .when(join(), { actor: 'import' })
      .thenNothing());
  it('does not enter an erased person again', () =>
    given({
      type: 'outreach.speaker-joined-pool',
      data: { ...aSpeakerJoinedPool().data, name: erased, slug: erased, bio: erased },
    })
      .when(join())
      .thenRefused('person-must-not-be-erased'));

  it('says which field is not as it should be', () => {
    const problem = (changes: object) => {
      try {
        validated(JoinSpeakerPool, { ...entry, ...changes });
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect([
      problem({}),
      problem({ slug: 'Maris Holm' }),
      problem({ slug: 'марис-холм' }),
      problem({ handles: { GitHub: 'x' } }),
      problem({ bio: { text: 'x', format: 'rtf' } }),
      problem({ shoeSize: 41 }),
    ]).toEqual([
      undefined,
      'slug: slug must be of small letters, digits and single dashes, such as robin-marsh',
      undefined,
      'handles: handles must name a service in small letters and give a handle or address of at most 300 characters for it, at most 20 of them',
      'bio.format: format must be markdown, html or plain',
      'shoeSize: There is no such field here.',
    ]);
  });
  it('is for the speaker, importers and stewards', () => {
    const may = [
      visitor,
      { id: tovaId, kind: 'person' as const, roles: {} },
      { id: marisId, kind: 'person' as const, roles: {} },
      systemActor('import'),
    ].map((actor) => JoinSpeakerPool.access.allows(actor, join()));
    expect(may).toEqual([false, false, true, true]);
  });
  it('keeps everything that could name the speaker among the personal fields', () =>
    expect(speaker.events['outreach.speaker-joined-pool'].personal).toEqual([
      { of: 'personId', fields: ['slug', 'name', 'bio', 'pronouns', 'aliases', 'handles', 'places'] },
    ]));
});

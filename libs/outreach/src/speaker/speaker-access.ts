import type { AccessRule, Actor } from '#kernel/access';

interface AboutPerson {
  readonly personId: string;
}

const isThemself = (actor: Actor, { personId }: AboutPerson): boolean =>
  actor.kind === 'person' && actor.id === personId;

/** The speaker, and who brings in what is known elsewhere. */
export const speakerOrImporter: AccessRule<AboutPerson> = {
  name: 'speaker-or-importer',
  allows: (actor, message) =>
    isThemself(actor, message) || actor.roles.importer === true || actor.roles.steward === true,
};

/** The speaker, and stewards. */
export const speakerOrSteward: AccessRule<AboutPerson> = {
  name: 'speaker-or-steward',
  allows: (actor, message) => isThemself(actor, message) || actor.roles.steward === true,
};

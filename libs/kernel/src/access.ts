/** Who acts. `id` is a person's id or, for a part of the system, its name. */
export interface Actor {
  readonly id: string;
  readonly kind: 'visitor' | 'person' | 'system';
  /** What the actor may do beyond that of a visitor, from the authority fold at the time of asking. */
  readonly roles: Roles;
}

export interface Roles {
  readonly steward?: boolean;
  /** Imports facts of the past. */
  readonly importer?: boolean;
  /** Ids of the groups that the actor organises. */
  readonly organises?: ReadonlySet<string>;
}

/** A named rule that decides whether an actor may send a command or ask a query. */
export interface AccessRule<Message = unknown> {
  readonly name: string;
  readonly allows: (actor: Actor, message: Message) => boolean;
}

export const visitor: Actor = { id: 'visitor', kind: 'visitor', roles: {} };

/** A part of the system that acts by itself: a process, the schedule, the person at the command line. */
export function systemActor(name: string): Actor {
  return { id: name, kind: 'system', roles: { steward: true, importer: true } };
}

export const anyone: AccessRule = { name: 'anyone', allows: () => true };

export const signedIn: AccessRule = { name: 'signed-in', allows: (actor) => actor.kind !== 'visitor' };

export const steward: AccessRule = { name: 'steward', allows: (actor) => actor.roles.steward === true };

/** Facts of the past, brought in from elsewhere. */
export const importerOrSteward: AccessRule = {
  name: 'importer-or-steward',
  allows: (actor) => actor.roles.importer === true || actor.roles.steward === true,
};

/** Only parts of the system. */
export const systemOnly: AccessRule = { name: 'system-only', allows: (actor) => actor.kind === 'system' };

/** Organisers of the group that the message is about, and stewards. */
export function organiserOf<Message>(groupOf: (message: Message) => string): AccessRule<Message> {
  return {
    name: 'organiser-of-group',
    allows: (actor, message) => actor.roles.steward === true || actor.roles.organises?.has(groupOf(message)) === true,
  };
}

import type { AccessRule } from '#kernel/access';

/** Organisers of the group in whose name something is done, importers and stewards, who need to name none. */
export function inTheNameOf<Message>(groupOf: (message: Message) => string | undefined): AccessRule<Message> {
  return {
    name: 'organiser-of-host-or-importer',
    allows: ({ roles }, message) => {
      if (roles.steward === true || roles.importer === true) return true;
      const group = groupOf(message);
      return group !== undefined && roles.organises?.has(group) === true;
    },
  };
}

/** Who organises every one of the hosts, importers and stewards: nobody makes a group a host without its consent. */
export function inTheNameOfAll<Message>(groupsOf: (message: Message) => readonly string[]): AccessRule<Message> {
  return {
    name: 'organiser-of-every-host-or-importer',
    allows: ({ roles }, message) =>
      roles.steward === true ||
      roles.importer === true ||
      groupsOf(message).every((group) => roles.organises?.has(group) === true),
  };
}

/** The person whose RSVP it is; importers, stewards and parts of the system for others. */
export function thePerson<Message>(personOf: (message: Message) => string): AccessRule<Message> {
  return {
    name: 'the-person',
    allows: ({ id, kind, roles }, message) =>
      roles.steward === true || roles.importer === true || (kind === 'person' && id === personOf(message)),
  };
}

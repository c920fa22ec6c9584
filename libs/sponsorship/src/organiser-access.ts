import type { AccessRule } from '#kernel/access';

/** Organisers of the group that the message names, importers and stewards. */
export function organiserOrImporter<Message>(groupOf: (message: Message) => string | undefined): AccessRule<Message> {
  return {
    name: 'organiser-or-importer',
    allows: ({ roles }, message) => {
      const group = groupOf(message);
      return (
        roles.importer === true ||
        roles.steward === true ||
        (group !== undefined && roles.organises?.has(group) === true)
      );
    },
  };
}

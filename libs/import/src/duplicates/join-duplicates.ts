import { JoinDuplicateGroups } from '#directory/duplicates/join-duplicate-groups.command';
import { SeparateGroups } from '#directory/duplicates/separate-groups.command';
import type { Commands } from '#door/commands';
import { systemActor } from '#kernel/access';
import { RuleViolation } from '#kernel/rule-violation';
import { JoinDuplicateSpeakers } from '#outreach/duplicates/join-duplicate-speakers.command';
import { JoinDuplicateTalks } from '#outreach/duplicates/join-duplicate-talks.command';
import { SeparateSpeakers } from '#outreach/duplicates/separate-speakers.command';
import { SeparateTalks } from '#outreach/duplicates/separate-talks.command';
import type { Duplicate, DuplicateKind, FoundDuplicates, Joined } from './find-duplicates.js';

/** What became of the wish to show records as one. */
export interface JoinReport {
  readonly joined: number;
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

const actor = systemActor('duplicates');

/**
 * Shows the records of each proposal as one. Proposals that share a record make one cluster: what others are shown as
 * already is kept, else what was told first. Venues cannot be joined.
 */
export async function joinDuplicates(
  proposals: readonly Duplicate[],
  found: FoundDuplicates,
  commands: Commands,
): Promise<JoinReport> {
  const refused: { id: string; reason: string }[] = [];
  const standing = new Set(found.joined.map(({ keptId }) => keptId));
  let joined = 0;
  for (const cluster of clustersOf(proposals)) {
    const members = [...new Set(cluster.flatMap(({ a, b }) => [a, b]))].sort(
      (one, other) =>
        Number(standing.has(other)) - Number(standing.has(one)) ||
        (found.firstTold.get(one) ?? 0) - (found.firstTold.get(other) ?? 0),
    );
    const keptId = members[0]!;
    for (const mergedId of members.slice(1)) {
      const proposal =
        cluster.find(({ a, b }) => (a === keptId || b === keptId) && (a === mergedId || b === mergedId)) ??
        cluster.find(({ a, b }) => a === mergedId || b === mergedId)!;
      try {
        await join(proposal, keptId, mergedId, commands);
        joined++;
      } catch (error) {
        if (!(error instanceof RuleViolation)) throw error;
        refused.push({ id: proposal.id, reason: error.message });
      }
    }
  }
  return { joined, refused };
}

/** Shows two records apart again. */
export async function separateJoined({ kind, keptId, mergedId }: Joined, commands: Commands): Promise<void> {
  switch (kind) {
    case 'groups':
      await commands.send(SeparateGroups, { keptId, mergedId }, { actor });
      return;
    case 'speakers':
      await commands.send(SeparateSpeakers, { keptId, mergedId }, { actor });
      return;
    case 'talks':
      await commands.send(SeparateTalks, { keptId, mergedId }, { actor });
      return;
    case 'venues':
      throw venuesStayApart();
  }
}

async function join(
  { kind, evidence }: Duplicate,
  keptId: string,
  mergedId: string,
  commands: Commands,
): Promise<void> {
  const weights = evidence.map((each) => ({ kind: each.kind, weight: each.weight }));
  switch (kind) {
    case 'groups': {
      const detailed = evidence.map((each) => ({ ...each, detail: each.detail.slice(0, 500) || each.kind }));
      await commands.send(JoinDuplicateGroups, { keptId, mergedId, evidence: detailed }, { actor });
      return;
    }
    case 'speakers':
      await commands.send(JoinDuplicateSpeakers, { keptId, mergedId, evidence: weights }, { actor });
      return;
    case 'talks':
      await commands.send(JoinDuplicateTalks, { keptId, mergedId, evidence: weights }, { actor });
      return;
    case 'venues':
      throw venuesStayApart();
  }
}

function venuesStayApart(): RuleViolation {
  return new RuleViolation('venues-stay-apart', 'Venues cannot be shown as one yet: describe or close one of them.');
}

function clustersOf(proposals: readonly Duplicate[]): Duplicate[][] {
  const leads = new Map<string, string>();
  const lead = (kind: DuplicateKind, id: string): string => {
    let key = `${kind} ${id}`;
    for (let next = leads.get(key); next !== undefined && next !== key; next = leads.get(key)) key = next;
    return key;
  };
  for (const { kind, a, b } of proposals) leads.set(lead(kind, b), lead(kind, a));
  return [...Map.groupBy(proposals, ({ kind, a }) => lead(kind, a)).values()];
}

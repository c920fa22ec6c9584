import type { EventStore } from '#event-store/event-store';
import type { Position } from '#kernel/event';
import { parseBody } from '#kernel/seal';

const batchSize = 1000;

/**
 * The streams whose events are about a group: its own, those that name it as their group, and those that name one of
 * its meetups. Streams that only mention it beside others (a talk's earlier place, a merged duplicate) are not its own.
 */
export async function streamsOfGroup(
  store: Pick<EventStore, 'readAll'>,
  group: string,
  head: Position,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const streams = new Set([`directory.group-${group}`]);
  const meetups = new Set<string>();
  // twice, as something may name a meetup before the meetup names its group
  for (const round of [0, 1]) {
    for (let position = 0; position < head;) {
      signal.throwIfAborted();
      const batch = await store.readAll(position, { limit: batchSize });
      if (batch.length === 0) break;
      for (const event of batch) {
        const { groupId, groupIds, meetupId } = parseBody(event).data;
        const names = groupId === group || (Array.isArray(groupIds) && groupIds.includes(group));
        if (names && typeof meetupId === 'string' && event.stream.endsWith(meetupId)) meetups.add(meetupId);
        if (names || (typeof meetupId === 'string' && meetups.has(meetupId))) streams.add(event.stream);
        position = event.position;
      }
      onProgress(Math.floor((round * head + position) / 2));
      await new Promise((next) => setImmediate(next));
    }
  }
  return streams;
}

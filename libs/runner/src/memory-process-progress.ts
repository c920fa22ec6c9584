import type { Position } from '#kernel/event';
import type { ParkedEvent, ProcessProgress } from './process-progress.js';

/** For specs; forgets everything when dropped. */
export class MemoryProcessProgress implements ProcessProgress {
  readonly #positions = new Map<string, Position>();
  readonly #parked = new Map<string, ParkedEvent>();

  async position(process: string): Promise<Position | undefined> {
    return this.#positions.get(process);
  }

  async advance(process: string, position: Position): Promise<void> {
    this.#positions.set(process, Math.max(position, this.#positions.get(process) ?? 0));
  }

  async park(event: ParkedEvent): Promise<void> {
    this.#parked.set(`${event.process} ${event.eventId}`, event);
    await this.advance(event.process, event.position);
  }

  async parked(process?: string): Promise<readonly ParkedEvent[]> {
    return [...this.#parked.values()]
      .filter((each) => process === undefined || each.process === process)
      .sort((a, b) => a.position - b.position || (a.process < b.process ? -1 : 1));
  }

  async unpark(process: string, eventId: string): Promise<void> {
    this.#parked.delete(`${process} ${eventId}`);
  }

  async close(): Promise<void> {}
}

import type { Position } from '#kernel/event';

/** An event that a process could not answer: it waits for somebody to try again. */
export interface ParkedEvent {
  readonly process: string;
  readonly position: Position;
  readonly eventId: string;
  readonly type: string;
  /** What stood against it, in words. */
  readonly reason: string;
  /** ISO instant. */
  readonly parkedAt: string;
  readonly attempts: number;
}

/** How far each process came and what it had to put aside. Every write is on the disk when it returns. */
export interface ProcessProgress {
  /** Position of the last event that is done with; undefined for a process that is new here. */
  position(process: string): Promise<Position | undefined>;
  advance(process: string, position: Position): Promise<void>;
  /** Puts an event aside and goes past it, both or neither. Parking it again replaces its reason. */
  park(event: ParkedEvent): Promise<void>;
  /** Parked events, oldest first; of one process if named. */
  parked(process?: string): Promise<readonly ParkedEvent[]>;
  /** The event was answered after all; doing it again changes nothing. */
  unpark(process: string, eventId: string): Promise<void>;
  close(): Promise<void>;
}

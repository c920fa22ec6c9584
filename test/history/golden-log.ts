import { readFileSync } from 'node:fs';

/** One event of a golden log: as it was stored when that version was released, personal fields open (they are invented). */
export interface GoldenEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schema: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function readGoldenLog(path: string): GoldenEvent[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldenEvent);
}

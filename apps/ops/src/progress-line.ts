import type { WriteStream } from 'node:tty';
import type { Progress } from './verb.js';

const width = 24;
const plainEveryMs = 5000;

/** Shows how far a task is, how fast it goes and how long it will take: a bar on a terminal, plain lines elsewhere. */
export class ProgressLine {
  readonly #out: NodeJS.WriteStream & Partial<WriteStream>;
  #what = '';
  #startedAt = 0;
  #lastAt = 0;
  #shown = false;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  show(progress: Progress, now = performance.now()): void {
    if (progress.what !== this.#what) {
      this.#what = progress.what;
      this.#startedAt = now;
      this.#lastAt = 0;
    }
    const finished = progress.total !== undefined && progress.done >= progress.total;
    const pause = this.#out.isTTY ? 100 : plainEveryMs;
    if (now - this.#lastAt < pause && !finished) return;
    if (now - this.#startedAt < 1000 && !this.#out.isTTY && !finished) return;
    this.#lastAt = now;
    const text = describeProgress(progress, (now - this.#startedAt) / 1000);
    if (this.#out.isTTY) this.#out.write(`\r\u001b[2K${text}`);
    else this.#out.write(`${text}\n`);
    this.#shown = true;
  }

  /** Takes the bar away so that a line can be printed. */
  clear(): void {
    if (this.#shown && this.#out.isTTY) this.#out.write('\r\u001b[2K');
    this.#shown = false;
  }
}

/** One line, for example `importing meetups  [#####     ]  2,614 of 5,227 meetups  1,900/s  2 s left`. */
export function describeProgress({ what, done, total, unit }: Progress, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const count = done.toLocaleString('en');
  const speed = `${Math.round(rate).toLocaleString('en')}/s`;
  if (total === undefined) return `${what}  ${count} ${unit}  ${speed}`;
  const filled = Math.round((width * Math.min(done, total)) / Math.max(total, 1));
  const bar = `[${'#'.repeat(filled)}${' '.repeat(width - filled)}]`;
  const left = rate > 0 ? `  ${Math.ceil((total - done) / rate)} s left` : '';
  return `${what}  ${bar}  ${count} of ${total.toLocaleString('en')} ${unit}  ${speed}${done >= total ? '' : left}`;
}

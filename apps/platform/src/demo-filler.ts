import { demoSize } from '#generator/demo-network';
import { generate, generatedBefore } from '#generator/generate';
import type { Platform } from './platform.js';
import type { SiteOptions } from './web/public-site.js';

/** After so many meetups what was kept of their streams is dropped: nothing comes back to it, and memory is small. */
const meetupsRemembered = 20;

/** Fills an empty installation with the demo network while the site is already open, and tells pages how far it is. */
export class DemoFiller {
  #progress: { done: number; total: number } | undefined;

  notices(): ReturnType<SiteOptions['notices']> {
    if (!this.#progress) return { banners: [] };
    const { done, total } = this.#progress;
    const text = `The demo network is being filled: ${Math.floor((100 * done) / Math.max(1, total))} %`;
    return { banners: [{ kind: 'notice', text }], refreshSeconds: 2 };
  }

  /**
   * Fills a folder that holds nothing, and goes on with a demo that was interrupted, from the day it was begun. Leaves
   * everything else as it is. A signal to stop ends it quietly; the next start goes on.
   */
  async fill({ installation, commands }: Platform, say: (line: string) => void): Promise<void> {
    const before = await generatedBefore(installation.store);
    if (before.kind === 'real' || (before.kind === 'generated' && before.complete)) return;
    const options = before.kind === 'generated' ? before.options : { ...demoSize, now: installation.clock() };
    const started = performance.now();
    const abort = new AbortController();
    const stop = () => abort.abort();
    process.once('SIGINT', stop).once('SIGTERM', stop);
    this.#progress = { done: 0, total: 1 };
    say(
      before.kind === 'generated'
        ? 'Going on with the demo network that was interrupted; the site is open meanwhile.'
        : 'Filling the empty folder with a demo network of invented groups; the site is open meanwhile.',
    );
    try {
      const { events } = await generate(options, commands, {
        continued: before.kind === 'generated',
        signal: abort.signal,
        progress: (done, total) => {
          this.#progress = { done, total };
          if (done % meetupsRemembered === 0) installation.streams.forgetFolds();
        },
      });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      say(`The demo network is complete: ${events.toLocaleString('en')} events in ${seconds} s.`);
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      this.#progress = undefined;
      installation.streams.forgetFolds();
    }
  }
}

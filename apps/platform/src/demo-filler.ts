import type { Platform } from './platform.js';
import type { SiteOptions } from './web/public-site.js';

/** Fills an empty installation with the demo network while the site is already open, and tells pages how far it is. */
export class DemoFiller {
  #progress: { done: number; total: number } | undefined;

  notices(): ReturnType<SiteOptions['notices']> {
    if (!this.#progress) return { banners: [] };
    const { done, total } = this.#progress;
    const text = `The demo network is being filled: ${Math.floor((100 * done) / Math.max(1, total))} %`;
    return { banners: [{ kind: 'notice', text }], refreshSeconds: 2 };
  }

  async fill(_platform: Platform, _say: (line: string) => void): Promise<void> {}
}

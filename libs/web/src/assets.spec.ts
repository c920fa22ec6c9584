import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { assets, iconPath, stylesheetPath } from './assets.js';

describe('Files of the design', () => {
  it('are served under addresses that change with their content', () => {
    expect(assets().map(({ path, contentType, immutable }) => ({ path, contentType, immutable }))).toEqual([
      { path: stylesheetPath, contentType: 'text/css; charset=utf-8', immutable: true },
      { path: iconPath, contentType: 'image/svg+xml', immutable: true },
      { path: '/favicon.svg', contentType: 'image/svg+xml', immutable: false },
    ]);
    for (const { path, body } of assets().filter(({ immutable }) => immutable))
      expect(path).toContain(createHash('sha256').update(body).digest('base64url').slice(0, 12));
  });

  it('hold a stylesheet of less than 23 KB, whole, with the accents and the maps', () => {
    const css = assets()[0]!.body.toString();
    expect(css.length).toBeLessThan(23_000);
    expect(css.match(/\{/g)).toHaveLength(css.match(/\}/g)!.length);
    expect(css).toContain('@media (prefers-color-scheme: dark)');
    expect(css).toContain('.accent-23{');
    expect(css).not.toMatch(/\/\*|@import|url\(/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { assets } from './assets.js';
import { renderStandalonePages, renderStyleguide } from './styleguide.js';

describe('The style guide', () => {
  it.each(['en', 'de'] as const)('fits a strict policy in %s: nothing inline', (locale) => {
    const pages = [renderStyleguide({ locale }), ...Object.values(renderStandalonePages(locale))];
    for (const page of pages)
      expect(page.replace(/<script type="application\/ld\+json">.*?<\/script>/g, '')).not.toMatch(
        /<script|<style|<[^>]*\s(?:style|on\w+)=/,
      );
  });

  it('gives no id twice', () => {
    const ids = [...renderStyleguide().matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('uses only classes that the stylesheet knows', () => {
    const css = assets()[0]!.body.toString();
    const known = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1]!));
    const used = new Set(
      [...renderStyleguide().matchAll(/\sclass="([^"]*)"/g)].flatMap((match) => match[1]!.split(' ')),
    );
    const structural = [...used].filter((name) => !known.has(name));
    // These say what something is, or take the usual look of their kind.
    expect(structural.toSorted()).toEqual([
      'agenda',
      'alert-info',
      'banner-demo',
      'calendar',
      'date-block-month',
      'date-block-small',
      'field-check',
      'flag-accent',
      'health',
      'health-good',
      'progress',
      'speaker-card',
    ]);
  });

  it('shows that pages stay light: all components on one weigh 60 KB with the stylesheet, a small page 25 KB', () => {
    const stylesheet = assets()[0]!.body.length;
    expect(Buffer.byteLength(renderStyleguide()) + stylesheet).toBeLessThan(63_000);
    expect(Buffer.byteLength(renderStandalonePages().problem) + stylesheet).toBeLessThan(25_000);
  });
});

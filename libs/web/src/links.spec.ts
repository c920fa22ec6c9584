import { describe, expect, it } from '@jest/globals';
import { safeHref, withQuery } from './links.js';

describe('A link with parameters', () => {
  it.each([
    ['/groups', { lang: 'de' }, '/groups?lang=de'],
    ['/groups?q=a%26b&lang=en#list', { lang: 'de' }, '/groups?q=a%26b&lang=de#list'],
    ['/groups?as-of=2024', { 'as-of': undefined }, '/groups'],
    ['https://ostermark.example/?x=1', { lang: 'de', y: undefined }, 'https://ostermark.example/?x=1&lang=de'],
    ['#top', {}, '#top'],
  ] as const)('%s with %j is %s', (href, parameters, expected) => {
    expect(withQuery(href, parameters)).toBe(expected);
  });
});

describe('A link that somebody wrote', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    [' HTTP://example.org ', 'http://example.org/'],
    ['/groups', '/groups'],
    ['?q=1', '?q=1'],
    ['mailto:hello@example.org', 'mailto:hello@example.org'],
    ['//evil.example', undefined],
    ['/\\evil.example', undefined],
    ['/\t/evil.example', undefined],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['example.org', undefined],
    [undefined, undefined],
  ])('%j leads to %j', (href, expected) => {
    expect(safeHref(href)).toBe(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import { handleOfAddress, onlineHandle, webAddress } from './web-address.js';

describe('A web address', () => {
  it.each([
    ['https://www.Flint.example/', 'flint.example'],
    ['http://flint.example/index.html?utm=1#top', 'flint.example'],
    ['flint.example/London/', 'flint.example/london'],
    ['https://www.meetup.com/flint-users/', 'meetup.com/flint-users'],
    ['https://flint.github.io', 'flint.github.io'],
  ])('%s is %s', (address, form) => {
    expect(webAddress(address)).toBe(form);
  });

  it.each(['', 'https://www.meetup.com/', 'https://github.com', 'mailto:zoe@flint.example', 'not an address', 'flint'])(
    '%j says nothing about whose it is',
    (address) => {
      expect(webAddress(address)).toBeUndefined();
    },
  );
});

describe('A handle', () => {
  it.each([
    ['https://github.com/Flint/', { network: 'github', handle: 'flint' }],
    ['https://mobile.twitter.com/Flint', { network: 'twitter', handle: 'flint' }],
    ['https://x.com/flint', { network: 'twitter', handle: 'flint' }],
    ['http://uk.linkedin.com/in/zo%C3%AB-brandvold', { network: 'linkedin', handle: 'zoë-brandvold' }],
    ['https://social.example/@flint', { network: 'mastodon', handle: 'flint@social.example' }],
    ['https://flint.example/about', { network: 'website', handle: 'flint.example/about' }],
  ])('is read from %s', (address, handle) => {
    expect(handleOfAddress(address)).toEqual(handle);
  });

  it.each([
    ['github', '@Flint', { network: 'github', handle: 'flint' }],
    ['twitter', 'https://twitter.com/flint', { network: 'twitter', handle: 'flint' }],
    ['mastodon', '@flint@social.example', { network: 'mastodon', handle: 'flint@social.example' }],
    ['bluesky', 'flint.example', { network: 'bluesky', handle: 'flint.example' }],
    ['website', 'www.flint.example', { network: 'website', handle: 'flint.example' }],
    ['github', ' ', undefined],
  ])('on %s written %j has one form', (network, written, handle) => {
    expect(onlineHandle(network, written)).toEqual(handle);
  });
});

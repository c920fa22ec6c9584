import { describe, expect, it } from '@jest/globals';
import { aListedGroup, aVenue, fenRuby } from '../directory.fixtures.js';
import { shown } from '../shown-page.fixtures.js';
import { searchPage } from './search.page.js';

const network = [...aListedGroup({ groupId: fenRuby, place: { name: 'Ely' } }), aVenue()];
const talk = { kind: 'talk', id: 't1', title: 'Ely in trees', subtitle: '2026-02-12', href: '/talks/t1' };
const answers = {
  SearchOutreach: { speakers: { hits: [], more: false }, talks: { hits: [talk], more: true } },
};

describe('The search page', () => {
  it('asks for words first', async () => {
    const { text } = await shown(searchPage, '/search', network);
    expect(text).toContain('What are you looking for?');
    expect(text).not.toContain('Nothing found');
  });

  it('shows some hits of each kind', async () => {
    const { text, html } = await shown(searchPage, '/search?q=ely', network, { answers });
    expect(text).toContain('Everything Groups Talks Venues');
    expect(text).toContain('Groups Fen Ruby Ely Talks More Ely in trees 2026-02-12 Venues The Old Library');
    expect(html).toContain('href="/search?q=ely&amp;in=talks"');
  });

  it('shows all hits of one kind', async () => {
    const { text } = await shown(searchPage, '/search?q=ely&in=venues', network, { answers });
    expect(text).toContain('Venues The Old Library 3 Mere Lane, Ely');
    expect(text).not.toContain('Fen Ruby');
  });

  it('says when there is nothing, with the words as they were typed', async () => {
    const { html } = await shown(searchPage, `/search?q=${encodeURIComponent('<b>x')}`, network);
    expect(html).toContain('Nothing found for “&lt;b>x”');
  });
});

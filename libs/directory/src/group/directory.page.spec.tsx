import { describe, expect, it } from '@jest/globals';
import { aFoundedGroup, aListedGroup, fenRuby, membersCounted, woldsPython } from '../directory.fixtures.js';
import { shown } from '../shown-page.fixtures.js';
import { directoryPage } from './directory.page.js';

const ely = { name: 'Ely', country: 'GB', lat: 52.4, lon: 0.26 };
const groups = [
  ...aListedGroup({
    groupId: fenRuby,
    technologies: ['Ruby'],
    place: ely,
    description: { text: '**Rubyists** of the Fens<script>alert(1)</script>', format: 'markdown' },
  }),
  ...aListedGroup({ groupId: woldsPython, slug: 'wolds-python', name: 'Wolds Python', technologies: ['Python'] }),
  aFoundedGroup({ groupId: '0f3e2c10-0000-4000-8000-000000000009', slug: 'secret', name: 'Secret Society' }),
  membersCounted(20, '2024-05-01T00:00:00.000Z'),
];
const at = (address: string) => shown(directoryPage, address, groups);

describe('The directory page', () => {
  it('lists the groups with place, members and technologies, and shows them on a map', async () => {
    const { text, html } = await at('/groups');
    expect(text).toContain('2 groups');
    expect(text).toContain('Fen Ruby Ely 20 members Rubyists of the Fens');
    expect(html).toContain('<svg class="map');
    expect(html).toContain('href="/groups/wolds-python"');
  });

  it('never shows a group that waits for a steward, nor a script', async () => {
    const { html } = await at('/groups?words=secret');
    expect(html).not.toContain('Secret Society');
    expect((await at('/groups')).html).not.toContain('<script');
  });

  it('narrows by words and technology, and keeps them in the form', async () => {
    const { html, text } = await at('/groups?words=ruby&technology=Ruby&sort=members');
    expect(text).toContain('1 group');
    expect(html).not.toContain('Wolds');
    expect(html).toContain('value="ruby"');
    expect(html).toContain('<option value="Ruby" selected>');
    expect(html).toContain('<option value="members" selected>');
  });

  it('narrows by place and distance, the nearest first', async () => {
    const { text } = await at('/groups?place=Cambridge&km=50');
    expect(text).toContain('Within 50 km of Cambridge');
    expect(text).toContain('24 km');
    expect(text).not.toContain('Wolds');
  });

  it('goes where a cluster of the map leads', async () => {
    const { text, html } = await at('/groups?at=52.4,0.26&km=5');
    expect(text).toContain('Fen Ruby');
    expect(html).toContain('name="at" value="52.4,0.26"');
  });

  it('says when it knows no such place', async () => {
    expect((await at('/groups?place=Xyzzyburgh')).text).toContain('No place called “Xyzzyburgh” is known here.');
  });

  it('says what to do when no group fits', async () => {
    expect((await at('/groups?words=cobol')).text).toContain('No group fits');
  });

  it('survives an address that makes no sense', async () => {
    const { answer } = await at('/groups?at=here&km=-5&sort=colour&technology=');
    expect(answer.kind).toBe('page');
  });

  it('speaks German', async () => {
    const { text } = await shown(directoryPage, '/groups', groups, { locale: 'de' });
    expect(text).toContain('Zeitmaschine');
  });
});

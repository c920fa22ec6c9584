import 'reflect-metadata';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answererOf, Questions } from '#door/ask-questions';
import { LiveViews } from '#runner/live-views';
import {
  aFoundedGroup,
  aListedGroup,
  aVenue,
  fenRuby,
  marshRuby,
  membersCounted,
  oldLibrary,
  woldsPython,
} from './directory.fixtures.js';
import { directoryQuestions } from './directory.module.js';
import { GroupsApi } from './group/groups.api.js';
import { VenuesApi } from './venue/venues.api.js';
import { viewsAfter } from './views-after.fixtures.js';

let app: NestFastifyApplication;

beforeAll(async () => {
  const views = await viewsAfter(
    ...aListedGroup({ groupId: fenRuby, place: { name: 'Ely', lat: 52.4, lon: 0.26 }, memberName: 'Rubyists' }),
    ...aListedGroup({ groupId: woldsPython, slug: 'wolds-python', name: 'Wolds Python' }),
    aFoundedGroup({ groupId: marshRuby, slug: 'marsh-ruby', name: 'Marsh Ruby' }),
    membersCounted(20, '2024-05-01T00:00:00.000Z'),
    aVenue(),
  );
  const module = await Test.createTestingModule({
    imports: [CqrsModule.forRoot()],
    controllers: [GroupsApi, VenuesApi],
    providers: [Questions, { provide: LiveViews, useValue: views }, ...directoryQuestions.map(answererOf)],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(() => app.close());

const get = async (url: string) => {
  const answer = await app.inject({ method: 'GET', url, headers: { host: 'moot.example' } });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};

const fen = {
  id: fenRuby,
  slug: 'fen-ruby',
  formerSlugs: [],
  name: 'Fen Ruby',
  otherNames: [],
  kind: 'user-group',
  standing: 'listed',
  zone: 'Europe/London',
  place: { name: 'Ely', lat: 52.4, lon: 0.26 },
  online: false,
  technologies: [],
  languages: [],
  members: 20,
  membersCountedAt: '2024-05-01T00:00:00.000Z',
  listedAt: '2026-03-02T18:00:00.000Z',
  url: 'http://moot.example/groups/fen-ruby',
};

describe('Groups for programs', () => {
  it('come in pages that lead on to each other', async () => {
    const first = await get('/api/v1/groups?limit=1');
    expect(first).toEqual({
      status: 200,
      body: { groups: [fen], total: 2, next: expect.stringContaining('limit=1&after=') },
    });
    const second = await get(first.body['next'] as string);
    expect(second.body).toEqual({ groups: [expect.objectContaining({ slug: 'wolds-python' })], total: 2 });
  });

  it('tell how far away they are', async () =>
    expect((await get('/api/v1/groups?lat=52.2&lon=0.12&km=40')).body).toEqual({
      groups: [{ ...fen, distanceKm: 24.2 }],
      total: 1,
    }));

  it('are there one by one, but not before they are listed', async () => {
    expect(await get('/api/v1/groups/fen-ruby')).toEqual({
      status: 200,
      body: { ...fen, memberName: 'Rubyists', links: [] },
    });
    expect((await get('/api/v1/groups/marsh-ruby')).status).toBe(404);
    expect((await get('/api/v1/groups/nobody')).status).toBe(404);
  });

  it('are not asked for by what does not exist', async () => {
    expect((await get('/api/v1/groups?colour=red')).status).not.toBe(200);
    expect((await get('/api/v1/groups?limit=1000')).status).not.toBe(200);
  });
});

describe('Venues for programs', () => {
  const library = {
    id: oldLibrary,
    name: 'The Old Library',
    kind: 'library',
    status: 'open',
    address: { street: '3 Mere Lane', city: 'Ely', country: 'GB' },
    position: { lat: 52.3995, lon: 0.2624 },
    capacity: 60,
    rooms: [],
    url: `http://moot.example/venues/${oldLibrary}`,
  };
  it('come in pages', async () => expect((await get('/api/v1/venues')).body).toEqual({ venues: [library], total: 1 }));
  it('are there one by one', async () => {
    expect((await get(`/api/v1/venues/${oldLibrary}`)).body).toEqual(library);
    expect((await get('/api/v1/venues/nowhere')).status).toBe(404);
  });
});

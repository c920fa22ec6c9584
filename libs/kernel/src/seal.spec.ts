import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aggregate } from './aggregate.js';
import type { DomainEvent } from './event.js';
import { eventCatalogue } from './event-catalogue.js';
import { erased } from './personal-data.js';
import { type EventDraft, hashOf, open, parseBody, seal } from './seal.js';

type Joined = DomainEvent<'spec.person-joined', { personId: string; name?: string; city: string }>;

const spec = aggregate<null, Joined>({
  category: 'spec.person',
  initial: null,
  evolve: () => null,
  events: { 'spec.person-joined': { personal: [{ of: 'personId', fields: ['name'] }] } },
});
const catalogue = eventCatalogue([{ aggregates: [spec] }]);
const definition = catalogue.types.get('spec.person-joined')!;
const key = new Uint8Array(32).fill(7);
const draft = (data: object): EventDraft => ({
  id: 'e1',
  stream: 'spec.person-1',
  revision: 0,
  type: 'spec.person-joined',
  occurredAt: '2026-01-01T00:00:00.000Z',
  recordedAt: '2026-01-01T00:00:00.000Z',
  data: data as Record<string, unknown>,
  meta: { actor: 'spec', command: 'c1', request: '' },
  previous: '',
});
const ada = draft({ personId: 'p1', name: 'Ada Fictional', city: 'Ely' });

describe('A sealed event', () => {
  it('keeps personal fields out of its bytes and gives them back to who has the key', () => {
    const sealed = seal(ada, definition, () => key);
    expect(sealed.body).not.toContain('Ada');
    const [event] = open(catalogue, parseBody(sealed), 1, () => key);
    expect(event!.data).toEqual({ personId: 'p1', name: 'Ada Fictional', city: 'Ely' });
  });

  it('shows personal fields as erased without the key, and the rest as it was', () => {
    const [event] = open(catalogue, parseBody(seal(ada, definition, () => key)), 1, () => undefined);
    expect(event!.data).toEqual({ personId: 'p1', name: erased, city: 'Ely' });
  });

  it('never writes an erased person again', () => {
    const sealed = seal(ada, definition, () => undefined);
    expect(parseBody(sealed)).toMatchObject({ data: { personId: 'p1', city: 'Ely' }, personal: {} });
  });

  it('does not open with another key or in another place', () => {
    const body = parseBody(seal(ada, definition, () => key));
    expect(() => open(catalogue, body, 1, () => new Uint8Array(32))).toThrow();
    expect(() => open(catalogue, { ...body, id: 'e2' }, 1, () => key)).toThrow();
  });

  it('is canonical: the order of fields does not matter, every value does', () => {
    const plain = (data: object) => seal({ ...draft(data), type: 'spec.plain' }, {}, () => undefined);
    expect(plain({ a: 1, b: 'x' }).hash).toBe(plain({ b: 'x', a: 1 }).hash);
    expect(plain({ a: 1, b: 'x' }).hash).not.toBe(plain({ a: 1, b: 'y' }).hash);
  });

  it('carries any text and number through unchanged', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (text, number) => {
          fc.pre(text.isWellFormed() && !Object.is(number, -0));
          const sealed = seal({ ...draft({ text, number }), type: 'spec.plain' }, {}, () => undefined);
          expect(parseBody(sealed).data).toEqual({ text, number });
          expect(hashOf(sealed.body)).toBe(sealed.hash);
        },
      ),
    );
  });
});

describe('Upcasting', () => {
  const upcasting = eventCatalogue([
    {
      aggregates: [
        aggregate<null, DomainEvent<'spec.place-named', { place: string }>>({
          category: 'spec.place',
          initial: null,
          evolve: () => null,
          events: {
            'spec.place-named': {
              schema: 3,
              upcasters: {
                1: (event) => [{ ...event, schema: 2, data: { town: event.data['name'] } }],
                2: (event) => [{ ...event, schema: 3, data: { place: event.data['town'] } }],
              },
            },
          },
        }),
      ],
    },
  ]);
  const stored = (schema: number, data: object) => ({
    ...parseBody(seal({ ...draft(data), type: 'spec.place-named' }, {}, () => undefined)),
    schema,
  });

  it('brings every older shape to the newest', () => {
    for (const [schema, data] of [
      [1, { name: 'Ely' }],
      [2, { town: 'Ely' }],
      [3, { place: 'Ely' }],
    ] as const) {
      expect(open(upcasting, stored(schema, data), 1)[0]!.data).toEqual({ place: 'Ely' });
    }
  });

  it('stops at a newer shape and at an unknown type', () => {
    expect(() => open(upcasting, stored(4, {}), 1)).toThrow('schema 4, which this version does not know');
    expect(() => open(upcasting, { ...stored(1, {}), type: 'spec.gone' }, 1)).toThrow('"spec.gone"');
  });
});

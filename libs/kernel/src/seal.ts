import { hash, randomFillSync } from 'node:crypto';
import canonicalize from 'canonicalize';
import sodium from 'libsodium-wrappers';
import type { EventTypeDefinition } from './aggregate.js';
import type { EventMeta, Position, RecordedEvent } from './event.js';
import { type EventCatalogue, UnknownEvent, upcast } from './event-catalogue.js';
import { erased } from './personal-data.js';

await sodium.ready;

/** An event ready to be stored: its bytes are final, and every retry sends these very bytes. */
export interface SealedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Canonical JSON (RFC 8785) of everything above, the data, the meta and the hash of the predecessor. */
  readonly body: string;
  /** SHA-256 of `body`, hex. */
  readonly hash: string;
}

/** A sealed event with its place in the log. Its id and the time of recording stand in the body. */
export interface StoredEvent extends Omit<SealedEvent, 'id' | 'recordedAt'> {
  readonly position: Position;
}

/** What `body` holds. */
export interface EventBody {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schema: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: EventMeta;
  /** Hash of the event before it in its stream; empty for the first. */
  readonly previous: string;
  /** Per person one ciphertext of that person's fields: base64 of nonce and XChaCha20-Poly1305 box. */
  readonly personal?: Readonly<Record<string, string>>;
}

export type EventDraft = Omit<EventBody, 'personal' | 'schema'>;

/** Gives a person's 32-byte key, or nothing when the person was erased. */
export type KeyOf = (person: string) => Uint8Array | undefined;

const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

/** The persons whose keys are needed to seal data of this event type. */
export function personsIn(definition: EventTypeDefinition, data: object): string[] {
  const persons: string[] = [];
  for (const { of } of definition.personal ?? []) {
    const person = (data as Record<string, unknown>)[of];
    if (typeof person === 'string') persons.push(person);
  }
  return persons;
}

/**
 * Encrypts the personal fields, writes the body in canonical JSON and hashes it over its predecessor. Fields of a person
 * without a key are left out: an erased person is never written again.
 */
export function seal(draft: EventDraft, definition: EventTypeDefinition, keyOf: KeyOf): SealedEvent {
  const data: Record<string, unknown> = { ...draft.data };
  const personal: Record<string, string> = {};
  for (const { of, fields } of definition.personal ?? []) {
    const person = data[of];
    const own: Record<string, unknown> = {};
    for (const field of fields) {
      if (data[field] !== undefined) own[field] = data[field];
      delete data[field];
    }
    if (typeof person !== 'string') continue;
    const key = keyOf(person);
    if (key) personal[person] = encrypt(JSON.stringify(own), key, `${draft.id}:${person}`);
  }
  const body: EventBody = {
    ...draft,
    data,
    schema: definition.schema ?? 1,
    ...(definition.personal ? { personal } : {}),
  };
  const text = canonicalize(body);
  if (text === undefined) throw new Error(`The data of ${draft.type} cannot be written as JSON.`);
  return {
    id: draft.id,
    stream: draft.stream,
    revision: draft.revision,
    type: draft.type,
    occurredAt: draft.occurredAt,
    recordedAt: draft.recordedAt,
    body: text,
    hash: hashOf(text),
  };
}

export function hashOf(body: string): string {
  return hash('sha256', body, 'hex');
}

export function parseBody(stored: Pick<StoredEvent, 'body'>): EventBody {
  return JSON.parse(stored.body) as EventBody;
}

/**
 * Opens a stored event: decrypts what it may, marks the rest as erased, and brings old shapes to today's. One stored
 * event gives none, one or several. Without `keyOf` nothing is decrypted. Throws `UnknownEvent`.
 */
export function open(
  catalogue: EventCatalogue,
  body: EventBody,
  position: Position,
  keyOf?: KeyOf,
): readonly RecordedEvent[] {
  const definition = catalogue.types.get(body.type);
  if (!definition) throw new UnknownEvent(body.type, body.schema);
  const data = definition.personal ? withPersonal(definition, body, keyOf) : body.data;
  const shapes =
    body.schema === (definition.schema ?? 1)
      ? [{ type: body.type, schema: body.schema, data }]
      : upcast(catalogue, { type: body.type, schema: body.schema, data });
  return shapes.map((shape) => ({
    id: body.id,
    stream: body.stream,
    revision: body.revision,
    position,
    type: shape.type,
    schema: shape.schema,
    occurredAt: body.occurredAt,
    recordedAt: body.recordedAt,
    data: shape.data,
    meta: body.meta,
  }));
}

function withPersonal(
  definition: EventTypeDefinition,
  body: EventBody,
  keyOf: KeyOf | undefined,
): Readonly<Record<string, unknown>> {
  const data: Record<string, unknown> = { ...body.data };
  for (const { of, fields } of definition.personal ?? []) {
    const person = data[of];
    if (typeof person !== 'string') continue;
    const box = body.personal?.[person];
    const key = keyOf?.(person);
    if (box && key) Object.assign(data, JSON.parse(decrypt(box, key, `${body.id}:${person}`)));
    else for (const field of fields) data[field] = erased;
  }
  return data;
}

/** Encrypts text with a random 192-bit nonce; `context` binds the box to the one place where it may stand. */
export function encrypt(text: string, key: Uint8Array, context: string): string {
  const nonce = nextNonce();
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(Buffer.from(text), context, null, nonce, key);
  const whole = Buffer.allocUnsafe(nonceBytes + box.length);
  whole.set(nonce);
  whole.set(box, nonceBytes);
  return whole.toString('base64');
}

/** Random bytes are drawn for many nonces at once: one draw costs as much as an encryption. Each is used once. */
const nonces = Buffer.alloc(nonceBytes * 512);
let nonceAt = nonces.length;

function nextNonce(): Uint8Array {
  if (nonceAt === nonces.length) {
    randomFillSync(nonces);
    nonceAt = 0;
  }
  nonceAt += nonceBytes;
  return nonces.subarray(nonceAt - nonceBytes, nonceAt);
}

/** Opens what `encrypt` closed. Throws when key, context or text were changed. */
export function decrypt(box: string, key: Uint8Array, context: string): string {
  const bytes = Buffer.from(box, 'base64');
  const plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    bytes.subarray(nonceBytes),
    context,
    bytes.subarray(0, nonceBytes),
    key,
  );
  return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString();
}

import { describe } from '@jest/globals';
import { eventStoreContract } from './event-store.contract.js';
import { MemoryEventStore } from './memory-event-store.js';

describe('The event store in memory', () =>
  eventStoreContract(async () => ({ store: new MemoryEventStore(), close: async () => {} })));

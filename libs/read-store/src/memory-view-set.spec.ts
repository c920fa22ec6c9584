import { describe } from '@jest/globals';
import { MemoryViewSet } from './memory-view-set.js';
import { readStoreContract } from './read-store.contract.js';

describe('Views in memory', () => readStoreContract(async () => new MemoryViewSet()));

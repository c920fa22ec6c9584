import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { contractView, readStoreContract } from './read-store.contract.js';
import { findSql, SqliteViewSet } from './sqlite-view-set.js';

const folder = mkdtempSync(join(tmpdir(), 'folkmoot-views-'));
let files = 0;
const open = async () => new SqliteViewSet(join(folder, `${++files}.db`), [contractView]);

describe('Views in SQLite', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  readStoreContract(open);

  it('answers every lookup from an index, never by a scan or a sort', async () => {
    const set = await open();
    for (const also of [0, 2]) {
      for (const descending of [false, true]) {
        for (const after of [false, true]) {
          const plan = set.plan(findSql('spec.rows@1', also, descending, after));
          expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
        }
      }
    }
    await set.close();
  });
});

import { describe, expect, it } from '@jest/globals';
import { compareViews, type IndexedKey, type WholeView } from './compare-views.js';
import { Findings } from './finding.js';

function viewOf(rows: Record<string, object>, entries: readonly IndexedKey[] = []): WholeView {
  const documents = Object.entries(rows).map(([key, row]) => ({ key, row, position: 1 }));
  return { all: async (after = '') => (after ? [] : documents), entries: async (after) => (after ? [] : entries) };
}

const differences = async (shown: WholeView, fresh: WholeView) => {
  const findings = new Findings();
  await compareViews('spec.trees', shown, fresh, findings);
  return findings.kept.map(({ text }) => text);
};

describe('Comparing a view with its rebuild', () => {
  const oak = { wood: 'north', rings: [1, 2, { width: 3 }] };

  it('finds nothing between equal ones', async () =>
    expect(await differences(viewOf({ oak }), viewOf({ oak: { rings: oak.rings, wood: 'north' } }))).toEqual([]));

  it('names the row and the field that differs, however deep', async () =>
    expect(await differences(viewOf({ oak }), viewOf({ oak: { ...oak, rings: [1, 2, { width: 4 }] } }))).toEqual([
      'spec.trees, row oak: the field "rings[2].width" is not what the log gives.',
    ]));

  it('names rows that are too many or missing, and goes on after them', async () =>
    expect(await differences(viewOf({ ash: oak, oak }), viewOf({ oak: { ...oak, wood: 'south' }, yew: oak }))).toEqual([
      'spec.trees, row ash: it is shown, but the log gives no such row.',
      'spec.trees, row oak: the field "wood" is not what the log gives.',
      'spec.trees, row yew: the log gives this row, but it is not shown.',
    ]));

  it('names index entries that do not belong to the rows', async () =>
    expect(
      await differences(
        viewOf({ oak }, [{ entry: 'byWood\u0001north\u0001', key: 'oak' }]),
        viewOf({ oak }, [{ entry: 'byWood\u0001south\u0001', key: 'oak' }]),
      ),
    ).toEqual([
      'spec.trees, row oak: it stands in the index byWood where it should not.',
      'spec.trees, row oak: it is missing in the index byWood.',
    ]));
});

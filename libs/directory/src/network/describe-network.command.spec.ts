import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { DescribeNetwork } from './describe-network.command.js';

const description = { name: 'Fenland Moot', region: 'The Fens', zone: 'Europe/London', demo: false };
const describeIt = Object.assign(new DescribeNetwork(), description);
const described = { type: 'directory.network-described' as const, data: description };

describe('Describe the network', () => {
  it('gives it a name, a region and a zone', () => given().when(describeIt).then(described));
  it('stays quiet when nothing changes', () => {
    given(described).when(describeIt).thenNothing();
    const { demo, name, region, zone } = description;
    given({ ...described, data: { demo, zone, region, name } })
      .when(describeIt)
      .thenNothing();
  });
  it('says anew what changed', () =>
    given({ ...described, data: { ...description, demo: true } })
      .when(describeIt)
      .then(described));
});

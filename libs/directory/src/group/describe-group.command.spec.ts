import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aFoundedGroup, fenRuby } from '../directory.fixtures.js';
import { DescribeGroup } from './describe-group.command.js';

const ely = { name: 'Ely', country: 'GB', lat: 52.4, lon: 0.26 };
const describeIt = (facts: Partial<DescribeGroup>) =>
  Object.assign(new DescribeGroup(), { groupId: fenRuby, ...facts });
const founded = aFoundedGroup({ place: ely, technologies: ['Ruby'] });

describe('Describe a group', () => {
  it('says just what changed', () =>
    given(founded)
      .when(
        describeIt({ place: { lon: 0.26, lat: 52.4, country: 'GB', name: 'Ely' }, technologies: ['Ruby', 'Rails'] }),
      )
      .then({ type: 'directory.group-described', data: { groupId: fenRuby, technologies: ['Ruby', 'Rails'] } }));
  it('takes a fact away', () =>
    given(founded)
      .when(describeIt({ technologies: null }))
      .then({ type: 'directory.group-described', data: { groupId: fenRuby, technologies: null } }));
  it('stays quiet when nothing changes, also when what is taken away is not there', () =>
    given(founded)
      .when(describeIt({ technologies: ['Ruby'], links: null, zone: 'Europe/London' }))
      .thenNothing());
  it('refuses a group nobody founded', () => given().when(describeIt({})).thenRefused('group-must-exist'));
});

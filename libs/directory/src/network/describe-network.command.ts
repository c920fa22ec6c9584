import { IsBoolean, IsTimeZone, Length } from 'class-validator';
import { steward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { changedFacts } from '#kernel/changed-facts';
import { network, theNetwork } from './network.js';

/** Says what the network is called, which region it serves and in which time zone it lives. */
export class DescribeNetwork extends Command {
  @Length(2, 120) name!: string;
  @Length(2, 120) region!: string;
  @IsTimeZone({ message: 'zone must be an IANA time zone such as Europe/Berlin' }) zone!: string;
  @IsBoolean() demo!: boolean;
  static readonly access = steward;
}

export const describeNetwork = slice(network).when(DescribeNetwork, {
  id: () => theNetwork,
  decide: ({ name, region, zone, demo }, state) => {
    const description = { name, region, zone, demo };
    // by field, not as text: what was stored comes back with its fields in another order
    if (state.status === 'named' && Object.keys(changedFacts(state.description, description)).length === 0) return [];
    return [{ type: 'directory.network-described', data: description }];
  },
});

import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { type NetworkDescription, theNetwork } from './network.js';
import { networkView } from './network.view.js';

/** What is this network called, and where is it? */
export class TheNetwork extends Query<NetworkDescription> {
  static readonly access = anyone;
}

const unnamed: NetworkDescription = { name: 'Folkmoot', region: 'your region', zone: 'Etc/UTC', demo: false };

export const answerTheNetwork = question(TheNetwork, async (_query, views) => {
  return (await views.of(networkView).get(theNetwork))?.row ?? unnamed;
});

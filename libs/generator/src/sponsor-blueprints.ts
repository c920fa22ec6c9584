export interface SponsorBlueprint {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'business' | 'foundation' | 'university' | 'association';
  readonly about: string;
  /** Name of the venue that the sponsor lends, where it has one. */
  readonly lends?: string;
}

/** Who gives in the demo. Every name is invented. */
export const sponsorBlueprints: readonly SponsorBlueprint[] = [
  {
    slug: 'brueckner-und-sohn',
    name: 'Brückner & Sohn Logistik',
    kind: 'business',
    about: 'Moves parcels through the region, and lends its canteen to whoever asks nicely.',
    lends: 'Brückner & Sohn Logistik',
  },
  {
    slug: 'taunus-versicherungen',
    name: 'Taunus Versicherungen',
    kind: 'business',
    about: 'Insures half the hills around here. Pays for drinks without wanting a slide.',
    lends: 'Taunus Versicherungen',
  },
  {
    slug: 'nassauische-dienste',
    name: 'Nassauische Dienste',
    kind: 'business',
    about: 'Runs IT for towns and districts.',
    lends: 'Nassauische Dienste',
  },
  {
    slug: 'pallas-messtechnik',
    name: 'Pallas Messtechnik',
    kind: 'business',
    about: 'Builds instruments that measure very small things very often.',
    lends: 'Pallas Messtechnik',
  },
  {
    slug: 'kinzig-software',
    name: 'Kinzig Software',
    kind: 'business',
    about: 'Forty people who write software for breweries, swimming pools and other places that need pumps.',
    lends: 'Kinzig Software',
  },
  {
    slug: 'stiftung-offene-technik',
    name: 'Stiftung Offene Technik',
    kind: 'foundation',
    about: 'A regional foundation that supports open source and first-time speakers.',
  },
  {
    slug: 'hochschulbund-darmstadt',
    name: 'Hochschulbund Darmstadt',
    kind: 'association',
    about: 'Friends of the university, who pay for trains and sandwiches.',
  },
  {
    slug: 'morgenrot-hosting',
    name: 'Morgenrot Hosting',
    kind: 'business',
    about: 'Servers with warm feet: the data centre heats a swimming pool.',
  },
  {
    slug: 'sieben-raben',
    name: 'Sieben Raben Beratung',
    kind: 'business',
    about: 'A cooperative of consultants. Sponsors the pizza, eats the pizza.',
  },
  {
    slug: 'lupine-medientechnik',
    name: 'Lupine Medientechnik',
    kind: 'business',
    about: 'Lends microphones, cameras and the people who know how to use them.',
  },
  {
    slug: 'verlag-am-stein',
    name: 'Verlag am Stein',
    kind: 'business',
    about: 'A publisher of technical books, three of which are raffled at every meetup.',
  },
  {
    slug: 'quellwerk',
    name: 'Quellwerk Energie',
    kind: 'business',
    about: 'Green power from the river, and a team that likes streaming data for obvious reasons.',
  },
];

/** A town of the region with its coordinates (WGS 84, degrees). */
export interface Town {
  readonly name: string;
  readonly region: string;
  readonly postalCode: string;
  readonly lat: number;
  readonly lon: number;
}

/** The region that the demo plays in: real towns, so that the map is recognisable; everything in them is invented. */
export const region = {
  network: 'Rhein-Main Meetups',
  name: 'Rhine-Main',
  zone: 'Europe/Berlin',
  country: 'DE',
} as const;

export const towns = {
  frankfurt: { name: 'Frankfurt am Main', region: 'Hessen', postalCode: '60313', lat: 50.1109, lon: 8.6821 },
  mainz: { name: 'Mainz', region: 'Rheinland-Pfalz', postalCode: '55116', lat: 49.9929, lon: 8.2473 },
  wiesbaden: { name: 'Wiesbaden', region: 'Hessen', postalCode: '65183', lat: 50.0782, lon: 8.2398 },
  darmstadt: { name: 'Darmstadt', region: 'Hessen', postalCode: '64283', lat: 49.8728, lon: 8.6512 },
  offenbach: { name: 'Offenbach am Main', region: 'Hessen', postalCode: '63065', lat: 50.1006, lon: 8.7665 },
  hanau: { name: 'Hanau', region: 'Hessen', postalCode: '63450', lat: 50.1347, lon: 8.9147 },
  aschaffenburg: { name: 'Aschaffenburg', region: 'Bayern', postalCode: '63739', lat: 49.9747, lon: 9.1493 },
  giessen: { name: 'Gießen', region: 'Hessen', postalCode: '35390', lat: 50.5841, lon: 8.6784 },
  badhomburg: { name: 'Bad Homburg', region: 'Hessen', postalCode: '61348', lat: 50.2265, lon: 8.6185 },
  ruesselsheim: { name: 'Rüsselsheim', region: 'Hessen', postalCode: '65428', lat: 49.9936, lon: 8.4132 },
} as const satisfies Record<string, Town>;

export type TownKey = keyof typeof towns;
export const townKeys = Object.keys(towns) as TownKey[];

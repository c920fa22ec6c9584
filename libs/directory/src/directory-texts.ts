import type { Locale } from '#web/messages';

const en = {
  newGroups: 'New on the directory',
  map: 'Where they meet',
  mapSources: 'Places: GeoNames (CC BY 4.0). Outlines: Natural Earth.',
  mapDescription: (points: number) =>
    points === 1
      ? 'One group as a point on the map.'
      : `${points} groups as points on the map, in clusters where they are close together.`,
  venueOnMap: (name: string) => `Where ${name} is, with the towns around it.`,
  near: (place: string, km: string) => `Within ${km} km of ${place}`,
  clusterPlace: 'this spot on the map',
  membersOverTime: 'Members over time',
  membersDescription: (from: string, to: string) => `Number of members, month by month, from ${from} to ${to}.`,
  month: 'Month',
  languages: 'Languages',
  alsoKnownAs: 'Also known as',
  joinMode: { open: 'Open to everybody', approval: 'New members are approved', closed: 'Closed' },
  joining: 'Joining',
  memberName: 'Members are called',
  kind: { 'user-group': 'User group', conference: 'Conference', organisation: 'Organisation', other: 'Community' },
  venueKind: {
    business: 'Business',
    library: 'Library',
    bar: 'Bar or café',
    coworking: 'Coworking space',
    university: 'University or college',
    online: 'Online',
    other: 'Venue',
  },
  linkKind: { website: 'Website', code: 'Code', chat: 'Chat', calendar: 'Calendar', video: 'Videos', news: 'News' },
  rooms: 'Rooms',
  room: 'Room',
  floor: 'Floor',
  houseRules: 'House rules',
  gettingIn: 'Getting in',
  lift: 'Lift',
  accessibleToilets: 'Accessible toilets',
  closed: 'Closed',
  closedDetail: (date: string) => `This venue can no longer be used since ${date}. What took place here stays.`,
  noMeetupsHere: 'No meetup here is known yet.',
  venueDescription: (name: string, place: string) => `${name}${place ? `, ${place}` : ''}: a venue for user groups.`,
  signs: 'Signs of life',
  beginTitle: 'How to begin for real',
  beginLede: 'Three steps from here to the network of your own region.',
  beginSteps: [
    ['Start empty', 'Stop the server and start it on another folder: FOLKMOOT_DATA=./my-region npm start -- --empty'],
    [
      'Bring what you have',
      'npm run folkmoot -- import KIND SOURCE reads archives of meetup sites, directories, calendars and tables, as often as you like: only what is new is written.',
    ],
    [
      'Look',
      'The directory, the calendar and the speakers fill by themselves. Everything that was imported keeps where it came from.',
    ],
  ],
};

const de: typeof en = {
  newGroups: 'Neu im Verzeichnis',
  map: 'Wo sie sich treffen',
  mapSources: 'Orte: GeoNames (CC BY 4.0). Umrisse: Natural Earth.',
  mapDescription: (points) =>
    points === 1
      ? 'Eine Gruppe als Punkt auf der Karte.'
      : `${points} Gruppen als Punkte auf der Karte, zusammengefasst, wo sie nah beieinander liegen.`,
  venueOnMap: (name) => `Wo ${name} liegt, mit den Orten ringsum.`,
  near: (place, km) => `Bis ${km} km um ${place}`,
  clusterPlace: 'dieser Stelle der Karte',
  membersOverTime: 'Mitglieder im Lauf der Zeit',
  membersDescription: (from, to) => `Zahl der Mitglieder, Monat für Monat, von ${from} bis ${to}.`,
  month: 'Monat',
  languages: 'Sprachen',
  alsoKnownAs: 'Auch bekannt als',
  joinMode: { open: 'Offen für alle', approval: 'Neue Mitglieder werden bestätigt', closed: 'Geschlossen' },
  joining: 'Beitritt',
  memberName: 'Mitglieder heißen',
  kind: { 'user-group': 'Usergroup', conference: 'Konferenz', organisation: 'Organisation', other: 'Gemeinschaft' },
  venueKind: {
    business: 'Firma',
    library: 'Bibliothek',
    bar: 'Kneipe oder Café',
    coworking: 'Coworking-Space',
    university: 'Hochschule',
    online: 'Online',
    other: 'Veranstaltungsort',
  },
  linkKind: { website: 'Website', code: 'Code', chat: 'Chat', calendar: 'Kalender', video: 'Videos', news: 'Neues' },
  rooms: 'Räume',
  room: 'Raum',
  floor: 'Stockwerk',
  houseRules: 'Hausregeln',
  gettingIn: 'Zugang',
  lift: 'Aufzug',
  accessibleToilets: 'Barrierefreie Toiletten',
  closed: 'Geschlossen',
  closedDetail: (date) => `Dieser Ort steht seit ${date} nicht mehr zur Verfügung. Was hier stattfand, bleibt.`,
  noMeetupsHere: 'Noch ist kein Treffen an diesem Ort bekannt.',
  venueDescription: (name, place) => `${name}${place ? `, ${place}` : ''}: ein Ort für Usergroups.`,
  signs: 'Lebenszeichen',
  beginTitle: 'Wie man richtig anfängt',
  beginLede: 'Drei Schritte von hier zum Netzwerk der eigenen Region.',
  beginSteps: [
    [
      'Leer starten',
      'Den Server beenden und mit einem anderen Ordner starten: FOLKMOOT_DATA=./meine-region npm start -- --empty',
    ],
    [
      'Mitbringen, was da ist',
      'npm run folkmoot -- import ART QUELLE liest Archive von Meetup-Seiten, Verzeichnisse, Kalender und Tabellen, so oft man will: geschrieben wird nur, was neu ist.',
    ],
    [
      'Ansehen',
      'Verzeichnis, Kalender und Vortragende füllen sich von selbst. Alles Importierte behält seine Herkunft.',
    ],
  ],
};

const texts: Record<Locale, typeof en> = { en, de };

/** The texts that only the pages of the directory need, in a language. */
export function directoryTexts(locale: Locale): typeof en {
  return texts[locale];
}

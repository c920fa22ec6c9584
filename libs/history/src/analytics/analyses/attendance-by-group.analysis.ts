import { analysis } from '../analysis.js';
import { groupsAndMeetups, pastOf } from '../groups-and-meetups.js';

interface Quarter {
  readonly quarter: string;
  readonly group: string;
  meetups: number;
  yes: number;
  known: number;
  attended: number;
  /** Said yes at meetups of which it is known how many came. */
  yesWhereKnown: number;
}

/** How many said yes and how many came, for each group and quarter. */
export const attendanceByGroup = analysis({
  name: 'attendance-by-group',
  title: { en: 'Who says yes, and who comes', de: 'Wer zusagt, und wer kommt' },
  explanation: {
    en: 'For each group and quarter: meetups, people who said yes, people who came, and the share that showed up.',
    de: 'Für jede Gruppe und jedes Quartal: Treffen, Zusagen, wie viele kamen, und welcher Anteil erschien.',
  },
  view: groupsAndMeetups,
  datedBy: 'facts',
  answer: (documents, stretch) => {
    const { groups, meetups } = pastOf(documents, stretch);
    const quarters = new Map<string, Quarter>();
    for (const { hosts, local, yes, attended } of meetups) {
      const quarter = quarterOf(local);
      for (const host of hosts) {
        const key = `${quarter} ${host}`;
        const sum = quarters.get(key) ?? {
          quarter,
          group: groups.get(host)?.name ?? host,
          meetups: 0,
          yes: 0,
          known: 0,
          attended: 0,
          yesWhereKnown: 0,
        };
        quarters.set(key, sum);
        sum.meetups += 1;
        sum.yes += yes;
        if (attended === undefined) continue;
        sum.known += 1;
        sum.attended += attended;
        sum.yesWhereKnown += yes;
      }
    }
    const sorted = [...quarters.values()].sort(
      (a, b) => compare(b.quarter, a.quarter) || a.group.localeCompare(b.group, 'en'),
    );
    const anybodyCame = sorted.some(({ known }) => known > 0);
    return {
      columns: [
        { label: { en: 'Quarter', de: 'Quartal' } },
        { label: { en: 'Group', de: 'Gruppe' } },
        { label: { en: 'Meetups', de: 'Treffen' } },
        { label: { en: 'Said yes', de: 'Zusagen' } },
        { label: { en: 'Meetups with a head count', de: 'Treffen mit Zählung' } },
        { label: { en: 'Came', de: 'Gekommen' } },
        { label: { en: 'Showed up', de: 'Anteil' }, unit: '%' },
      ],
      rows: sorted.map(({ quarter, group, meetups: held, yes, known, attended, yesWhereKnown }) => [
        quarter,
        group,
        held,
        yes,
        known,
        known > 0 ? attended : null,
        yesWhereKnown > 0 ? Math.round((attended / yesWhereKnown) * 10_000) / 10_000 : null,
      ]),
      chart: { kind: 'line', along: 0, by: 1, values: [anybodyCame ? 5 : 3] },
      note: {
        en:
          'A joint meetup counts for each of its hosts. Cancelled meetups do not count. ' +
          'The share is taken over meetups of which it is known how many came.',
        de:
          'Ein gemeinsames Treffen zählt bei jeder Gruppe, die einlädt. Abgesagte Treffen zählen nicht. ' +
          'Der Anteil gilt für Treffen, von denen bekannt ist, wie viele kamen.',
      },
    };
  },
});

function quarterOf(local: string): string {
  return `${local.slice(0, 4)} Q${Math.ceil(Number(local.slice(5, 7)) / 3)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

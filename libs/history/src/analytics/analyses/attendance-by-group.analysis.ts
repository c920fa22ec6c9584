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
  title: 'Who says yes, and who comes',
  explanation:
    'For each group and quarter: meetups, people who said yes, people who came, and the share that showed up.',
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
      (a, b) => compare(a.quarter, b.quarter) || a.group.localeCompare(b.group, 'en'),
    );
    const anybodyCame = sorted.some(({ known }) => known > 0);
    return {
      columns: [
        { label: 'Quarter' },
        { label: 'Group' },
        { label: 'Meetups' },
        { label: 'Said yes', unit: 'people' },
        { label: 'Meetups with a head count' },
        { label: 'Came', unit: 'people' },
        { label: 'Showed up', unit: '%' },
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
      note:
        'A joint meetup counts for each of its hosts. Cancelled meetups do not count. ' +
        'The share is taken over meetups of which it is known how many came.',
    };
  },
});

function quarterOf(local: string): string {
  return `${local.slice(0, 4)} Q${Math.ceil(Number(local.slice(5, 7)) / 3)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

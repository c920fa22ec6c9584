import { describe, expect, it } from '@jest/globals';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { LocaleContext } from '../locale-context.js';
import type { Locale } from '../messages.js';
import { DateBlock } from './date-block.js';
import { FactList } from './facts.js';
import { FilterForm } from './filter-form.js';
import { CheckField, ErrorSummary, SelectField, TextArea, TextField } from './form-fields.js';
import { MeetupCard } from './meetup-card.js';
import { MonthCalendar, weeksOf } from './month-calendar.js';
import { ProblemPage } from './notices.js';
import { Monogram } from './page-heading.js';
import { Progress } from './progress-page.js';
import { TagList } from './tag-list.js';
import { Pagination } from './way-finding.js';

const html = (node: VNode, locale: Locale = 'en'): string =>
  renderToString(<LocaleContext.Provider value={locale}>{node}</LocaleContext.Provider>);
const words = (node: VNode, locale: Locale = 'en'): string =>
  html(node, locale)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('A field', () => {
  it('names what is wrong, ties it to the field and keeps what was typed', () => {
    expect(html(<TextField name="title" label="Title" hint="Short" error="Too long." required value={'<"a">'} />)).toBe(
      '<div class="field field-wrong"><label for="field-title">Title<span class="field-required"> (required)</span></label>' +
        '<p class="field-hint" id="field-title-hint">Short</p>' +
        '<p class="field-error" id="field-title-error"><strong>Error:</strong> Too long.</p>' +
        '<input id="field-title" aria-describedby="field-title-hint field-title-error" aria-invalid="true" name="title" type="text" required value="&lt;&quot;a&quot;>" dir="auto"/></div>',
    );
  });

  it('of several lines keeps markup as text', () => {
    expect(html(<TextArea name="about" label="About" value={'</textarea><script>'} />)).toContain(
      '>&lt;/textarea>&lt;script></textarea>',
    );
  });

  it('of a choice keeps a value that is not among the choices', () => {
    expect(
      html(<SelectField name="within" label="Within" choices={[{ value: '10', label: '10 km' }]} value="25" />),
    ).toContain('<option value="25" selected>25</option><option value="10">10 km</option>');
  });

  it('to tick is ticked or not', () => {
    expect(html(<CheckField name="online" label="Online" checked />)).toContain('value="yes" checked/>');
    expect(html(<CheckField name="online" label="Online" />)).not.toContain('checked/>');
  });

  it('that is wrong is linked from the summary above the form', () => {
    expect(html(<ErrorSummary errors={[{ name: 'title', message: 'Too long.' }]} />)).toContain(
      '<a href="#field-title">Too long.</a>',
    );
    expect(html(<ErrorSummary errors={[]} />)).toBe('');
  });

  it('that only narrows a list is sent by GET and carries the moment shown', () => {
    expect(
      html(
        <FilterForm action="/groups" hidden={{ 'as-of': '2024', lang: undefined }}>
          x
        </FilterForm>,
      ),
    ).toBe(
      '<form class="filter" action="/groups" method="get" role="search" aria-label="Filter"><input type="hidden" name="as-of" value="2024"/>' +
        '<div class="filter-fields">x</div><p class="form-actions"><button type="submit">Show</button></p></form>',
    );
  });
});

describe('A date block', () => {
  it('gives the year of a day a line of its own, so that no month is wider than its column', () => {
    const block = html(<DateBlock start="2026-09-10T17:00:00Z" zone="Europe/Berlin" withYear />);
    expect(block).toMatch(/date-block-month[^>]*>Sept<\/span>/);
    expect(block).toMatch(/>2026<\/span><\/time>/);
  });

  it('reads aloud as a full date in the zone and the language', () => {
    const block = html(<DateBlock start="2026-03-31T22:30:00Z" zone="Europe/Berlin" />, 'de');
    expect(block).toContain('dateTime="2026-04-01"'.toLowerCase());
    expect(block).toContain('<span class="visually-hidden">Mittwoch, 1. April 2026</span>');
  });
});

describe('A meetup in a list', () => {
  const meetup = {
    title: 'Parsers by hand',
    href: '/meetups/1',
    start: '2026-03-26T18:00:00Z',
    end: '2026-03-26T20:30:00Z',
    zone: 'Europe/Berlin',
    groups: [{ name: 'Python Circle', href: '/groups/p' }, { name: 'Ruby Quay' }],
    place: 'Old Customs House',
    going: 42,
  };

  it('says day, time, place, count and hosts, and that it is a joint one', () => {
    expect(words(<MeetupCard {...meetup} />)).toBe(
      'Thursday, 26 March 2026 Thu 26 Mar Joint meetup Parsers by hand 19:00–21:30 CET Old Customs House 42 people are coming Python Circle , Ruby Quay',
    );
  });

  it('says when it is cancelled, and then counts nobody', () => {
    expect(words(<MeetupCard {...meetup} groups={[]} status="cancelled" />, 'de')).toBe(
      'Donnerstag, 26. März 2026 Do 26 Mär Abgesagt Parsers by hand 19:00–21:30 CET Old Customs House',
    );
  });
});

describe('A month', () => {
  it('has whole weeks from Monday to Sunday', () => {
    expect(weeksOf('2026-02').map((week) => `${week[0]}/${week[6]}`)).toEqual([
      '2026-01-26/2026-02-01',
      '2026-02-02/2026-02-08',
      '2026-02-09/2026-02-15',
      '2026-02-16/2026-02-22',
      '2026-02-23/2026-03-01',
    ]);
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(weeksOf('2026-08')).toHaveLength(6);
  });

  it('shows each entry on its day, and says where the others are when there are too many', () => {
    const entries = ['a', 'b', 'c', 'd', 'e'].map((title) => ({
      date: '2026-03-26',
      time: '19:00',
      title,
      href: `/meetups/${title}`,
    }));
    const month = html(
      <MonthCalendar month="2026-03" entries={entries} limit={4} dayHref={(date) => `/calendar?from=${date}`} />,
    );
    expect([...month.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '/meetups/a',
      '/meetups/b',
      '/meetups/c',
      '/calendar?from=2026-03-26',
    ]);
    expect(month).toContain('aria-label="2 more on 26 March 2026"');
    expect(month.match(/<th scope="col"/g)).toHaveLength(7);
    expect(month.match(/<time class="day-number"/g)).toHaveLength(31);
  });
});

describe('What there is nothing of', () => {
  it('takes no room', () => {
    expect([
      html(<TagList tags={[]} />),
      html(<Pagination />),
      html(<FactList facts={[{ term: 'Seats', content: undefined }]} />),
    ]).toEqual(['', '', '']);
  });
});

describe('A problem', () => {
  it('is told in usual words for its status unless it has its own', () => {
    expect(words(<ProblemPage status={404} />)).toBe(
      'Status 404 There is nothing at this address It may have been mistyped, or what was here has been taken off the public pages. To the start page',
    );
    expect(words(<ProblemPage status={418} />)).toContain('This request cannot be read');
    expect(words(<ProblemPage status={502} />)).toContain('Something went wrong here');
    expect(words(<ProblemPage status={422} detail="No." rule="group-must-exist" />, 'de')).toBe(
      'Status 422 Das geht nicht No. Regel: group-must-exist Zur Startseite',
    );
  });
});

describe('Progress', () => {
  it('never claims more than there is', () => {
    expect(words(<Progress label="Import" done={120} total={100} remainingSeconds={0.2} />)).toBe(
      '100 % done 120 of 100 about 1 second left',
    );
    expect(html(<Progress label="Import" done={0} total={0} />)).toContain('value="0" max="1"');
  });
});

describe('A monogram', () => {
  it.each([
    ['Lanterngate Python Circle', 'LP'],
    ['élan', 'É'],
    ['حلقة البرمجة', 'حا'],
    ['  — ', ''],
  ])('of %j is %j', (name, letters) => {
    expect(words(<Monogram name={name} />)).toBe(letters);
  });
});

import { describe, expect, it } from '@jest/globals';
import { accentOf } from './accent.js';
import { breakLines, drawMeetupPicture, meetupPictureSvg, type MeetupPicture } from './draw-meetup-picture.js';

const picture: MeetupPicture = {
  title: 'Parsers by hand',
  groupName: 'Lanterngate Python Circle',
  date: { weekday: 'Thu', day: '26', month: 'March', year: '2026' },
  time: '19:00–21:30 CET',
  place: 'Old Customs House, Lanterngate',
  network: 'Ostermark Tech Circle',
  accent: accentOf('lanterngate-python').light,
};
const textsOf = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);

describe('The picture of a meetup', () => {
  it('says what, when, where and who', () => {
    expect(textsOf(meetupPictureSvg(picture).svg)).toEqual([
      'Thu',
      '26',
      'March',
      '2026',
      'Lanterngate Python Circle',
      'Parsers by hand',
      '19:00–21:30 CET',
      'Old Customs House, Lanterngate',
      'Ostermark Tech Circle',
    ]);
  });

  it('is a PNG of 1200 by 630', () => {
    const png = drawMeetupPicture(picture);
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
  });

  it('wraps a long title over four lines and ends it in an ellipsis', () => {
    const title = 'Why every programmer should write a parser by hand at least once '.repeat(200);
    const lines = textsOf(meetupPictureSvg({ ...picture, title }).svg).slice(5, -3);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  it('escapes markup and leaves control characters out', () => {
    const { svg } = meetupPictureSvg({
      ...picture,
      title: '<script>&"\u0000\u0007 x',
      place: '</text><image href="x"/>',
    });
    expect(textsOf(svg).slice(5, 8)).toEqual([
      '&lt;script&gt;&amp;&quot; x',
      '19:00–21:30 CET',
      '&lt;/text&gt;&lt;image href=&quot;x&quot;/&gt;',
    ]);
    expect(() => drawMeetupPicture({ ...picture, title: '\ud800 \u{10FFFF} <' })).not.toThrow();
  });

  it('starts a title in a script from right to left at the right', () => {
    const { svg } = meetupPictureSvg({ ...picture, groupName: 'שלום' });
    // Without a font for the script the name is left out; with one it stands at the right edge.
    expect(svg.includes('שלום') ? /x="1130"[^>]*text-anchor="end"[^>]*>שלום</.test(svg) : true).toBe(true);
  });

  it('shows the group large where no font can draw the title', () => {
    const title = '\u{16FE4}\u{1E2C0}\u{1E2C1}';
    expect(textsOf(meetupPictureSvg({ ...picture, title }).svg).slice(4)).toEqual([
      'Lanterngate',
      'Python Circle',
      '19:00–21:30 CET',
      'Old Customs House, Lanterngate',
      'Ostermark Tech Circle',
    ]);
  });

  it('of an empty meetup is still drawn', () => {
    const empty = { ...picture, title: '', groupName: '', network: '', place: undefined, time: undefined };
    expect(drawMeetupPicture(empty).length).toBeGreaterThan(1_000);
  });
});

describe('Lines', () => {
  const widthOf = (text: string) => text.length;

  it('break between words', () => {
    expect(breakLines('one two three', widthOf, 7, 3)).toEqual({ lines: ['one two', 'three'], whole: true });
    expect(breakLines('a <b> c', widthOf, 3, 3)).toEqual({ lines: ['a', '<b>', 'c'], whole: true });
  });

  it('break a word only when it fits on no line', () => {
    expect(breakLines('abcdefghij', widthOf, 4, 3)).toEqual({ lines: ['abcd', 'efgh', 'ij'], whole: true });
  });

  it('end in an ellipsis when there are too many', () => {
    expect(breakLines('one two three four', widthOf, 7, 1)).toEqual({ lines: ['one tw…'], whole: false });
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDescription } from './description.js';
import { cleanText, decodeReferences, longestText, splitTitle } from './text.js';

const told = ({ value, notes }: { value: unknown; notes: { kind: string }[] }): unknown[] => [
  value,
  ...notes.map(({ kind }) => kind),
];

describe('A text', () => {
  it.each([
    'Привет, мир',
    'こんにちは',
    'שלום עולם',
    'مرحبا بالعالم',
    'नमस्ते',
    '👩‍💻 🏳️‍🌈 emoji',
    'Zoë Łódź',
    'می‌خواهم',
    'שלום\u200f!',
    '\u2067עברית\u2069 and Latin',
  ])('in any script stays as it is: %s', (text) => expect(cleanText(text, 'line')).toEqual({ value: text, notes: [] }));

  it('loses control characters, with a note', () => {
    expect(told(cleanText('Ty\u0000pes\u0007 after\u001b dark', 'line'))).toEqual([
      'Types after dark',
      'control-characters',
    ]);
  });

  it('loses what turns the writing direction and does not turn it back', () => {
    expect(told(cleanText('abc\u202e txt.exe', 'line'))).toEqual(['abc txt.exe', 'direction-controls']);
    expect(told(cleanText('abc\u202c', 'line'))).toEqual(['abc', 'direction-controls']);
  });

  it('keeps its lines where it may have some', () => {
    expect([
      cleanText(' a\r\nb\rc\u2028d\te ', 'long').value,
      cleanText(' a\r\nb\rc\u2028d\te ', 'line').value,
    ]).toEqual(['a\nb\nc\u2028d\te', 'a b c d e']);
  });

  it('notes what could not be decoded and half characters', () => {
    expect(told(cleanText('K\uFFFDln', 'line'))).toEqual(['K\uFFFDln', 'undecodable-characters']);
    expect(told(cleanText('half \ud83d', 'line'))).toEqual(['half \uFFFD', 'half-character']);
  });

  it('has its character references written out', () => {
    expect(decodeReferences('It&rsquo;s &amp; it&#39;s &#x26A1; C:\\temp &nothing;')).toBe(
      "It’s & it's ⚡ C:\\temp &nothing;",
    );
  });
});

describe('A title', () => {
  it('of 300 characters stays whole', () =>
    expect(splitTitle('x'.repeat(300))).toEqual({ value: { title: 'x'.repeat(300), rest: '' }, notes: [] }));

  it('of 10,000 characters is divided, with a note, and nothing is lost', () => {
    const text = 'Types '.repeat(1666) + 'end.';
    const { value, notes } = splitTitle(text);
    expect([value.title.length, `${value.title} ${value.rest}`, notes]).toEqual([
      299,
      text,
      [
        {
          kind: 'title-too-long',
          message:
            'the title has 10000 characters, 300 are possible; the rest was moved to the beginning of the description',
        },
      ],
    ]);
  });

  it('is never cut inside a character, and never loses one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 290, maxLength: 400 }), (text) => {
        const { title, rest } = splitTitle(text).value;
        return (
          title.isWellFormed() &&
          [...title].length <= 300 &&
          (title + rest).replace(/\s/g, '') === text.replace(/\s/g, '')
        );
      }),
      { numRuns: 50 },
    );
  });

  it('that is one endless character is cut all the same', () => {
    const { title, rest } = splitTitle(`a${'\u0301'.repeat(9999)}`).value;
    expect([[...title].length, title.length + rest.length]).toEqual([300, 10_000]);
  });
});

describe('A description', () => {
  it.each([
    ['a script', 'Come! <script>steal()</script>Bring food.', 'Come! Bring food.'],
    ['a handler', '<p onclick="steal()">Come!</p>', '<p>Come!</p>'],
    ['a frame', '<iframe src="https://x.example"></iframe>Come!', 'Come!'],
    ['a link that runs a script', '[come](javascript:steal()) & bring > food', '[come](#)) & bring > food'],
    ['a link of HTML that runs a script', '<a href="javascript:steal()">come</a>', '<a>come</a>'],
    ['an unclosed script', 'Come! <script>steal()', 'Come!'],
  ])('loses %s, with a note', (_, raw, value) => expect(told(readDescription(raw))).toEqual([value, 'active-content']));

  it.each([
    '> quoted\n\n* a & b < c\n',
    '<p>It&rsquo;s <b>fun</b></p>',
    'JavaScript: the good parts',
    '# Title\n\n[a](https://a.example)',
  ])('stays as it is: %s', (raw) => {
    expect(readDescription(raw)).toEqual({ value: raw.trim(), notes: [] });
  });

  it('cannot be built from what was taken out', () => {
    const { value } = readDescription(
      '<scr<script>x</script>ipt>alert()</script> &lt;script&gt;alert()&lt;/script&gt;<script>y</script>',
    );
    expect(value).not.toMatch(/<\s*script/i);
  });

  it('is made calm where its nesting serves nothing', () => {
    expect(told(readDescription(`${'>'.repeat(50_000)} deep`))).toEqual([`${'> '.repeat(20)}deep`, 'markdown-nesting']);
    expect(told(readDescription(`${'['.repeat(50_000)}a`))).toEqual([`${'['.repeat(20)}a`, 'markdown-nesting']);
  });

  it('of endless length keeps its beginning, with a note', () => {
    const { value, notes } = readDescription('word '.repeat(50_000));
    expect([value.length, notes]).toEqual([
      longestText,
      [{ kind: 'text-too-long', message: 'the text has 249999 characters; the first 100000 were kept' }],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { longestRichText, plainText, renderRichText, type TextFormat } from './rich-text.js';

const formats: TextFormat[] = ['markdown', 'html', 'plain'];

/** Everything that the output may consist of: text, the tags of the list, links out with their two attributes. */
const harmless =
  /^(?:[^<>]|<\/?(?:p|ul|ol|li|em|strong|code|pre|blockquote|h3|h4|h5)>|<br \/>|<a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow noopener">|<\/a>)*$/i;

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//x.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java\r\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/sign-out">x</a>',
  '<a href="https://example.org" onclick="alert(1)" style="position:fixed" target=_blank>x</a>',
  '<a href="https://example.org/&quot; onmouseover=alert(1) x=&quot;">x</a>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<style>*{display:none}</style>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<template><script>alert(1)</script></template>',
  '<xmp><script>alert(1)</script></xmp>',
  '<plaintext><script>alert(1)</script>',
  '<textarea><script>alert(1)</script></textarea>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<!--><script>alert(1)</script-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=//evil.example"><link rel=stylesheet href=x>',
  '<input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button>',
  '<p id="content" class="skip" dir=rtl>x</p>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](https://example.org/"onmouseover="alert(1))',
  '![x"onerror="alert(1)](https://example.org/x.png)',
  '<javascript:alert(1)>',
  '<https://example.org/"onclick="alert(1)>',
  '`<script>`\r\n\r\n<b onclick=x>\u0000<scr\u0000ipt>alert(1)</script>',
  '[a]: javascript:alert(1)\n\n[a]',
];

describe('Text from people', () => {
  it.each(attacks)('is harmless in a page, also when it is %j', (attack) => {
    for (const format of formats) expect(renderRichText(attack, format)).toMatch(harmless);
  });

  it('is harmless whatever it consists of', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...attacks, '<', '>', '"', '&', '&#x', '<a href=', ']]>', '-->', '](', '``', '\r\n', '<p', '</'),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.constantFrom(...formats), (parts, format) => {
        expect(renderRichText(parts.join(''), format)).toMatch(harmless);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what makes a text readable, with headings below those of the page', () => {
    expect(
      renderRichText(
        '# Hello\r\n\r\nSome *words* and **more**, see https://example.org/a?b=1&c=2\n\n- one\n- two',
        'markdown',
      ),
    ).toBe(
      '<h3>Hello</h3>\n<p>Some <em>words</em> and <strong>more</strong>, see <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">https://example.org/a?b=1&amp;c=2</a></p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
    );
    expect(renderRichText('<h1>Hello</h1><div><b>bold</b> <i>it</i> <u>u</u><br>next</div>', 'html')).toBe(
      '<h3>Hello</h3><strong>bold</strong> <em>it</em> u<br />next',
    );
    expect(renderRichText('a < b & *c*\nnext line\n\nhttps://example.org', 'plain')).toBe(
      '<p>a &lt; b &amp; *c*<br />\nnext line</p>\n<p><a href="https://example.org" rel="nofollow noopener">https://example.org</a></p>',
    );
  });

  it('does not make links of file names or addresses of people', () => {
    expect(renderRichText('main.rs README.md someone@example.org', 'markdown')).toBe(
      '<p>main.rs README.md someone@example.org</p>',
    );
  });

  it('leaves words in place of pictures and of links that lead nowhere', () => {
    expect(renderRichText('![a drawing](https://example.org/x.png) and <b>tags</b>', 'markdown')).toBe(
      '<p>a drawing and &lt;b&gt;tags&lt;/b&gt;</p>',
    );
    expect(renderRichText('<p><a href="/local">local</a> <img src="x" alt="gone"></p>', 'html')).toBe('<p>local </p>');
  });

  it('ends in an ellipsis when it is too long, not within a character', () => {
    const html = renderRichText('😀'.repeat(longestRichText), 'plain');
    expect(html).toBe(`<p>${'😀'.repeat(longestRichText / 2 - 1)}…</p>`);
  });
});

describe('A text made to keep the server busy', () => {
  const megabyte = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  const bombs = {
    brackets: megabyte('['),
    'links that do not end': megabyte('[a](<b'),
    stars: megabyte('*'),
    'stars and underlines': megabyte('_*'),
    'letters between stars': megabyte('**a '),
    quotations: megabyte('> '),
    'quotations by line': megabyte('>\n> a\n'),
    lists: megabyte('- '),
    'code marks': Array.from({ length: 1_400 }, (_, index) => '`'.repeat(index)).join(' '),
    tables: megabyte('|a|b|\n|-|-|\n'),
    'wide table': `${megabyte('|a')}\n${megabyte('|-')}`,
    references: megabyte('[a]: u\n\n[a]\n'),
    addresses: megabyte('http://'),
    entities: megabyte('&'),
    'open tags': megabyte('<div><ul><li>'),
    'links in links': megabyte('<a href=https://x.example>'),
    'one tag of many attributes': `<a ${megabyte('x=y ')}>`,
    comments: megabyte('<!--'),
  };

  it.each(Object.entries(bombs))('of %s is done with at once', (_, bomb) => {
    for (const format of formats) {
      const started = performance.now();
      const html = renderRichText(bomb, format);
      // A hundredth of this is usual; the bound only has to tell a polynomial from a line on a busy machine.
      expect(performance.now() - started).toBeLessThan(1_000);
      expect(html.length).toBeLessThan(150_000);
      const depth = Math.max(
        0,
        ...[...html.matchAll(/<(\/?)(\w+)[^>]*>/g)].reduce<number[]>((depths, [, close, name]) => {
          const before = depths.at(-1) ?? 0;
          return [...depths.slice(-1), name === 'br' ? before : before + (close ? -1 : 1)];
        }, []),
      );
      expect(depth).toBeLessThanOrEqual(13);
    }
  });
});

describe('The words of a text', () => {
  it('stand in one line without marks', () => {
    expect(
      plainText('# Hello\n\nSome *words*, a < b & [more](https://example.org).\n\n- one\n- two', 'markdown', 200),
    ).toBe('Hello Some words, a < b & more. one two');
    expect(plainText('<p>One</p><p>two &amp; three<br>four<script>x</script></p>', 'html', 200)).toBe(
      'One two & three four',
    );
    expect(plainText('as\r\n  it <is>', 'plain', 200)).toBe('as it <is>');
  });

  it('are cut at a word, and are never longer than asked', () => {
    expect(plainText('A sentence, which goes on and on', 'plain', 24)).toBe('A sentence, which goes…');
    expect(plainText('Donaudampfschifffahrtsgesellschaft', 'plain', 10)).toBe('Donaudamp…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
        const words = plainText(text, 'plain', length);
        expect(words.length).toBeLessThanOrEqual(length);
        expect(words.isWellFormed()).toBe(true);
      }),
    );
  });
});

import type { ComponentChildren, VNode } from 'preact';

export type PageHeadingProps = {
  readonly title: string;
  /** A word above the title that says what kind of thing this is. */
  readonly kicker?: string;
  /** One sentence below the title. */
  readonly lede?: ComponentChildren;
  /** Beside the title: a large date block, a monogram. */
  readonly emblem?: ComponentChildren;
  /** Below the title: facts of one line, links, buttons. */
  readonly children?: ComponentChildren;
};

/** The heading of a page; there is one on each. */
export function PageHeading({ title, kicker, lede, emblem, children }: PageHeadingProps): VNode {
  return (
    <header class={emblem ? 'page-heading page-heading-with-emblem' : 'page-heading'}>
      {emblem ? <div class="page-heading-emblem">{emblem}</div> : null}
      <div class="page-heading-text">
        {kicker ? <p class="kicker">{kicker}</p> : null}
        <h1 dir="auto">{title}</h1>
        {lede ? <p class="lede">{lede}</p> : null}
        {children}
      </div>
    </header>
  );
}

export type SectionProps = {
  readonly title: string;
  /** For links to the section. */
  readonly id?: string;
  /** Where there is more of it. */
  readonly more?: { readonly href: string; readonly label: string };
  readonly children: ComponentChildren;
};

/** A part of a page under a ruled heading. */
export function Section({ title, id, more, children }: SectionProps): VNode {
  return (
    <section class="section" id={id}>
      <div class="section-heading">
        <h2 dir="auto">{title}</h2>
        {more ? <a href={more.href}>{more.label}</a> : null}
      </div>
      {children}
    </section>
  );
}

/** Content with a narrower column beside it; below it on a phone. */
export function Columns({ children, aside }: { children: ComponentChildren; aside: ComponentChildren }): VNode {
  return (
    <div class="columns">
      <div class="columns-main">{children}</div>
      <div class="columns-aside">{aside}</div>
    </div>
  );
}

/** Cards side by side, as many as fit. Each child becomes an item of a list. */
export function CardGrid({ children }: { children: readonly VNode[] }): VNode {
  return (
    <ul class="cards">
      {children.map((card, index) => (
        <li key={index}>{card}</li>
      ))}
    </ul>
  );
}

/** HTML from renderRichText; only what came out of that function may be passed in. */
export function RichText({ html }: { html: string }): VNode {
  return <div class="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The first letters of a name in the accent of its group. Decoration: the name stands beside it. */
export function Monogram({ name, accent }: { name: string; accent?: string }): VNode {
  return (
    <span class={accent ? `monogram ${accent}` : 'monogram'} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

const initialsOf = (name: string): string => {
  const words = name
    .slice(0, 200)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...segmenter.segment(word.slice(0, 8))][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase('und');
};

import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { iconPath, stylesheetPath } from './assets.js';
import { formatDateTime, type Instant } from './date-format.js';
import { accentClass } from './accent.js';
import { HiddenFields } from './components/form-fields.js';
import { LocaleContext, useLocale, useTranslate } from './locale-context.js';
import { withQuery } from './links.js';
import { locales, translate, type Locale } from './messages.js';

export type NavigationKey = 'home' | 'groups' | 'calendar' | 'speakers' | 'search' | 'analytics';

/** A line above the content that concerns the whole page. */
export type Banner =
  | { readonly kind: 'demo'; readonly beginHref: string }
  | {
      readonly kind: 'time-machine';
      /** Whether the page shows what had happened, or what was known, at the instant. */
      readonly axis: 'as-of' | 'recorded';
      readonly instant: Instant;
      /** IANA zone to write the instant in. */
      readonly zone: string;
      readonly nowHref: string;
    }
  | { readonly kind: 'updating'; readonly reloadHref: string }
  | {
      readonly kind: 'notice';
      readonly text: string;
      readonly link?: { readonly href: string; readonly label: string };
    };

export type OpenGraph = {
  /** `website` unless said otherwise; the protocol knows no type for a meetup. */
  readonly type?: string;
  readonly title?: string;
  /** Absolute address of a picture of 1200 by 630 pixels. */
  readonly image?: string;
  readonly imageAlt?: string;
};

export type PageOptions = {
  /** Name of the page; the network's name is added to the document title. */
  readonly title: string;
  readonly description: string;
  readonly locale: Locale;
  /** Path and query of the page as it was asked for; the language links are made from it. */
  readonly path: string;
  readonly body: ComponentChildren;
  /** Absolute address of the page. */
  readonly canonical: string;
  readonly network: { readonly name: string; readonly region: string };
  readonly current?: NavigationKey;
  readonly openGraph?: OpenGraph;
  /** One schema.org object, or several. */
  readonly jsonLd?: object | readonly object[];
  readonly banners?: readonly Banner[];
  /** Slug whose accent colours the page; the network's own without it. */
  readonly accentOf?: string;
  /** Feeds and other forms of this page. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  /** Query parameters that the links of the shell carry on: the moment shown, a language that was chosen. */
  readonly keep?: Readonly<Record<string, string | undefined>>;
  /** Seconds after which a browser loads the page again. */
  readonly refreshSeconds?: number;
  /** Keeps the page out of search engines: past moments, problems, personal pages. */
  readonly noIndex?: boolean;
};

const navigation: readonly { key: Exclude<NavigationKey, 'home' | 'search'>; href: string }[] = [
  { key: 'groups', href: '/groups' },
  { key: 'calendar', href: '/calendar' },
  { key: 'speakers', href: '/speakers' },
  { key: 'analytics', href: '/analytics' },
];

/**
 * Writes JSON so that it can stand in a script element: `<`, `>` and `&` as escapes, so that neither `</script` nor
 * `<!--` can occur (HTML Standard, 4.12.1.3), and the two line separators that old parsers stumble over.
 */
export function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Renders a whole page as an HTML document. */
export function renderPage(options: PageOptions): string {
  return `<!doctype html>\n${renderToString(<Document {...options} />)}\n`;
}

function Document(options: PageOptions): VNode {
  return (
    <LocaleContext.Provider value={options.locale}>
      <html lang={options.locale} class={accentClass(options.accentOf ?? options.network.name)}>
        <Head {...options} />
        <body>
          <a class="skip" href="#content">
            {translate(options.locale)('shell.skipToContent')}
          </a>
          <Banners banners={options.banners ?? []} />
          <Masthead {...options} />
          <main id="content" tabindex={-1}>
            {options.body}
          </main>
          <p class="print-only">{translate(options.locale)('shell.printedFrom', { address: options.canonical })}</p>
          <Footer {...options} />
        </body>
      </html>
    </LocaleContext.Provider>
  );
}

function Head(options: PageOptions): VNode {
  const t = useTranslate();
  const { title, description, network, canonical, openGraph = {} } = options;
  const fullTitle = title === network.name ? title : t('shell.titleOf', { title, network: network.name });
  const objects = options.jsonLd === undefined ? [] : [options.jsonLd].flat();
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{fullTitle}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f6f6f0" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#141613" />
      {options.noIndex ? <meta name="robots" content="noindex" /> : null}
      {options.refreshSeconds === undefined ? null : (
        <meta http-equiv="refresh" content={String(options.refreshSeconds)} />
      )}
      <link rel="stylesheet" href={stylesheetPath} />
      <link rel="icon" href={iconPath} type="image/svg+xml" />
      <link rel="canonical" href={canonical} />
      {options.noIndex
        ? null
        : locales.map((locale) => (
            <link key={locale} rel="alternate" hreflang={locale} href={withQuery(canonical, { lang: locale })} />
          ))}
      {options.alternates?.map(({ type, href, title: name }) => (
        <link key={href} rel="alternate" type={type} href={href} title={name} />
      ))}
      <meta property="og:site_name" content={network.name} />
      <meta property="og:type" content={openGraph.type ?? 'website'} />
      <meta property="og:title" content={openGraph.title ?? title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonical} />
      <meta property="og:locale" content={options.locale === 'de' ? 'de_DE' : 'en_GB'} />
      <meta name="twitter:card" content={openGraph.image ? 'summary_large_image' : 'summary'} />
      {openGraph.image ? (
        <>
          <meta property="og:image" content={openGraph.image} />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={openGraph.imageAlt ?? title} />
        </>
      ) : null}
      {objects.map((object, index) => (
        <script
          key={index}
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: scriptSafeJson({ '@context': 'https://schema.org', ...object }) }}
        />
      ))}
    </head>
  );
}

function Banners({ banners }: { banners: readonly Banner[] }): VNode | null {
  const t = useTranslate();
  if (banners.length === 0) return null;
  return (
    <aside class="banners" aria-label={t('shell.notices')}>
      {banners.map((banner) => (
        <BannerLine key={banner.kind} banner={banner} />
      ))}
    </aside>
  );
}

function BannerLine({ banner }: { banner: Banner }): VNode {
  const t = useTranslate();
  const line = (text: string, link?: { href: string; label: string }) => (
    <p class={`banner banner-${banner.kind}`}>
      {text} {link ? <a href={link.href}>{link.label}</a> : null}
    </p>
  );
  switch (banner.kind) {
    case 'demo':
      return line(t('banner.demo'), { href: banner.beginHref, label: t('banner.demoLink') });
    case 'time-machine':
      return <TimeMachineBanner {...banner} />;
    case 'updating':
      return line(t('banner.updating'), { href: banner.reloadHref, label: t('banner.reload') });
    case 'notice':
      return line(banner.text, banner.link);
  }
}

function TimeMachineBanner(banner: Extract<Banner, { kind: 'time-machine' }>): VNode {
  const t = useTranslate();
  const locale = useLocale();
  const date = formatDateTime(banner.instant, banner.zone, locale);
  return (
    <p class="banner banner-time-machine">
      {banner.axis === 'recorded' ? t('banner.recorded', { date }) : t('banner.asOf', { date })}{' '}
      <a href={banner.nowHref}>{t('banner.now')}</a>
    </p>
  );
}

function Masthead({ network, current, keep = {} }: PageOptions): VNode {
  const t = useTranslate();
  return (
    <header class="masthead">
      <a class="masthead-name" href={withQuery('/', keep)} aria-current={current === 'home' ? 'page' : undefined}>
        <span class="masthead-network" dir="auto">
          {network.name}
        </span>
        <span class="masthead-region">{t('shell.region', { region: network.region })}</span>
      </a>
      <nav class="masthead-nav" aria-label={t('shell.mainNavigation')}>
        <ul>
          {navigation.map(({ key, href }) => (
            <li key={key}>
              <a href={withQuery(href, keep)} aria-current={current === key ? 'page' : undefined}>
                {t(`shell.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {/* The search page has a form of its own; a second one would only be in the way. */}
      {current === 'search' ? null : (
        <form class="masthead-search" action="/search" method="get" role="search">
          <HiddenFields values={keep} />
          <label class="visually-hidden" for="shell-search">
            {t('shell.searchLabel')}
          </label>
          <input id="shell-search" type="search" name="q" placeholder={t('shell.search')} maxLength={200} />
          <button type="submit">{t('shell.search')}</button>
        </form>
      )}
    </header>
  );
}

function Footer({ network, path, locale, keep = {} }: PageOptions): VNode {
  const t = useTranslate();
  return (
    <footer class="footer" aria-label={t('shell.footer')}>
      <div class="footer-columns">
        <section>
          <h2>{t('shell.subscribe')}</h2>
          <ul>
            <li>
              <a href="/calendar.ics">{t('shell.calendarFeed')}</a>
            </li>
            <li>
              <a href="/feed.atom">{t('shell.atomFeed')}</a>
            </li>
          </ul>
        </section>
        <section>
          <h2>{t('shell.build')}</h2>
          <ul>
            <li>
              <a href={withQuery('/api/docs', { lang: keep['lang'] })}>{t('shell.apiDocs')}</a>
            </li>
            <li>
              <a href="/api/openapi.json">{t('shell.openApi')}</a>
            </li>
          </ul>
        </section>
        <section>
          <h2>{t('shell.language')}</h2>
          <ul>
            {locales.map((other) => (
              <li key={other}>
                <a
                  href={withQuery(path, { lang: other })}
                  lang={other}
                  hreflang={other}
                  aria-current={other === locale ? 'true' : undefined}
                >
                  {t(`shell.language.${other}`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <p class="colophon">
        <strong dir="auto">{network.name}</strong> {t('shell.colophon')}
      </p>
    </footer>
  );
}

import type { VNode } from 'preact';
import type { AnswerOf, Query, QueryClass } from '#kernel/query';
import type { Moment } from '#door/questions';

/** What a page is asked with, and what it may use to answer. */
export interface PageRequest {
  /** Asks a query, of any context, at the moment that the page shows. */
  readonly ask: <Q extends Query<unknown>>(type: QueryClass<Q>, input: Partial<Q>) => Promise<AnswerOf<Q>>;
  /** Parts of the path, for example `slug` of `/groups/:slug`. */
  readonly params: Readonly<Record<string, string>>;
  /** The query string without what belongs to the shell (`as-of`, `recorded`, `lang`). */
  readonly query: URLSearchParams;
  readonly path: string;
  readonly locale: 'en' | 'de';
  /** The past moment that is shown; undefined for the present. */
  readonly moment: Moment | undefined;
  /** The instant (ISO) that counts as now: the present, or the moment that is shown. */
  readonly now: string;
  /** Keeps a link within the moment that is shown. */
  readonly link: (href: string) => string;
  readonly network: NetworkFacts;
}

/** The installation as pages name it. */
export interface NetworkFacts {
  readonly name: string;
  readonly region: string;
  /** IANA zone of the region. */
  readonly zone: string;
  /** Address without a trailing slash, for absolute links. */
  readonly publicUrl: string;
  readonly demo: boolean;
}

export type PageAnswer =
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly description?: string;
      readonly body: VNode;
      /** Slug whose accent colours the page. */
      readonly accentOf?: string;
      readonly jsonLd?: object;
      readonly openGraph?: { readonly type?: string; readonly image?: string; readonly imageAlt?: string };
      /** Feeds of this page: shown in the head. */
      readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
      readonly current?: 'home' | 'groups' | 'calendar' | 'speakers' | 'search' | 'analytics';
      readonly status?: number;
      /** Not read from views alone: never kept, and told apart by what it says. */
      readonly changing?: true;
      /** Seconds after which a browser asks again, for a page that shows how far something is. */
      readonly refreshSeconds?: number;
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly permanent: boolean }
  | { readonly kind: 'missing'; readonly message?: string }
  | {
      readonly kind: 'file';
      readonly contentType: string;
      readonly body: string | Buffer;
      readonly fileName?: string;
      /** Not read from views alone: never kept, and told apart by what it says. */
      readonly changing?: true;
    };

/** A public address of the site and what it shows. */
export interface Page {
  /** Fastify route, for example `/groups/:slug` or `/meetups/:id.ics`. */
  readonly route: string;
  readonly show: (request: PageRequest) => Promise<PageAnswer>;
  /** Whether `?as-of=` and `?recorded=` apply. */
  readonly timeTravel?: boolean;
}

/** Declares a public page; a context lists its pages in its module. */
export function page(definition: Page): Page {
  return definition;
}

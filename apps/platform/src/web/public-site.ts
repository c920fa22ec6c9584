import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { TheNetwork } from '#directory/network/the-network.query';
import type { Moment, Views } from '#door/questions';
import { visitor } from '#kernel/access';
import { translate, chooseLocale, type Locale } from '#web/messages';
import type { NetworkFacts, Page, PageAnswer, PageRequest } from '#web/page';
import { type Banner, renderPage } from '#web/page-shell.tsx';
import { stylesheetPath } from '#web/assets';
import type { Platform } from '../platform.js';
import { buildId } from './build-id.js';
import { messagePage } from './message-page.js';
import { readMoment, withMoment } from './moment.js';
import { problemOf } from './problem.js';
import { Reading } from './reading.js';

/** How the site looks into the past; undefined where that is not possible yet. */
export type PastOf = (moment: Moment) => Promise<Views>;

interface Kept {
  readonly etag: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly disposition?: string;
  /** Views that the answer was read from, with their generation at that time. */
  readonly generations: ReadonlyMap<string, number>;
  /** After this (ms since 1970) "next" and "past" are sorted anew. */
  readonly until: number;
}

const keptForMs = 30_000;

export interface SiteOptions {
  readonly platform: Platform;
  readonly pages: readonly Page[];
  readonly publicUrl: () => string;
  readonly pastOf: PastOf;
  /** What every page has to say beside its content, for example how far a demo is. */
  readonly notices: () => { readonly banners: readonly Banner[]; readonly refreshSeconds?: number };
  readonly log: Logger;
}

/** Serves the pages of all contexts: locale, moment, validator, cache, shell and errors in one place. */
export class PublicSite {
  readonly #options: SiteOptions;
  readonly #kept = new LRUCache<string, Kept>({
    max: 2000,
    maxSize: 48_000_000,
    sizeCalculation: (kept) => kept.body.length + 500,
  });

  constructor(options: SiteOptions) {
    this.#options = options;
  }

  mount(server: FastifyInstance): void {
    for (const page of this.#options.pages) {
      server.get(page.route, (request, reply) => this.#serve(page, request, reply));
    }
  }

  /** Drops all kept pages, for example when a person was erased. */
  forget(): void {
    this.#kept.clear();
  }

  /** Answers what no route knows, as a page. */
  async missing(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const locale = localeOf(request);
    const t = translate(locale);
    await this.#message(request, reply, locale, 404, t('problem.404.title'), t('problem.404.detail'));
  }

  async #serve(page: Page, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const locale = localeOf(request);
    try {
      const kept = await this.#answer(page, request, locale);
      void reply.header('cache-control', 'no-cache').header('vary', 'accept-language').header('etag', kept.etag);
      if (kept.disposition) void reply.header('content-disposition', kept.disposition);
      if (matches(request.headers['if-none-match'], kept.etag)) {
        await reply.status(304).send();
        return;
      }
      await reply.status(kept.status).type(kept.contentType).send(kept.body);
    } catch (error) {
      if (error instanceof Redirect) {
        await reply.redirect(error.to, error.permanent ? 301 : 302);
        return;
      }
      const problem = problemOf(error);
      if (problem.status >= 500) this.#options.log.error({ err: error, url: request.url }, 'page failed');
      if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
      await this.#message(request, reply, locale, problem.status, problem.title, problem.detail);
    }
  }

  async #answer(page: Page, request: FastifyRequest, locale: Locale): Promise<Kept> {
    const { platform, publicUrl, pastOf, notices } = this.#options;
    const { views } = platform.installation;
    const notice = notices();
    const address = `${locale} ${request.url}`;
    const before = notice.refreshSeconds === undefined ? this.#kept.get(address) : undefined;
    if (before && Date.now() < before.until && this.#unchanged(before)) return before;
    const url = new URL(request.url, 'http://site');
    const asked = page.timeTravel ? readMoment(url.searchParams) : undefined;
    const reading = new Reading(asked ? await pastOf(asked) : views, (view) => views.generation(view));
    const { moment } = reading;
    const ask: PageRequest['ask'] = (type, input) =>
      platform.questions.ask(type, input, { actor: visitor, views: reading });
    // what the network is called is told by the present, also beside the past
    const shell = asked ? new Reading(views, (view) => views.generation(view)) : reading;
    const { demo, ...described } = await platform.questions.ask(TheNetwork, {}, { actor: visitor, views: shell });
    const network: NetworkFacts = { ...described, demo, publicUrl: publicUrl() };
    const query = new URLSearchParams(url.searchParams);
    for (const name of ['as-of', 'recorded', 'lang']) query.delete(name);
    const keep = { ...withMoment(url.searchParams), ...(url.searchParams.has('lang') ? { lang: locale } : {}) };
    const answer = await page.show({
      ask,
      params: request.params as Record<string, string>,
      query,
      path: url.pathname,
      locale,
      moment,
      now: reading.now,
      link: (href) => addQuery(href, keep),
      network,
    });
    if (answer.kind === 'redirect') throw new Redirect(addQuery(answer.to, keep), answer.permanent);
    const etag = `"${reading.digest(locale, publicUrl() + request.url, shell.digest(), stylesheetPath, JSON.stringify(notice), buildId)}"`;
    const until = Date.now() + keptForMs;
    if (before && before.etag === etag) {
      const kept = { ...before, generations: reading.generations, until };
      this.#kept.set(address, kept);
      return kept;
    }
    const rendered = this.#render(answer, { url, locale, moment, network, keep, notice });
    const changing = 'changing' in answer && answer.changing === true;
    const kept: Kept = {
      etag: changing ? bodyTag(rendered.body) : etag,
      generations: reading.generations,
      until,
      ...rendered,
    };
    if (!changing && !moment && notice.refreshSeconds === undefined) this.#kept.set(address, kept);
    return kept;
  }

  /** Whether no row of the views that an answer was read from has changed since. */
  #unchanged(kept: Kept): boolean {
    const { views } = this.#options.platform.installation;
    for (const [view, generation] of kept.generations) if (views.generation(view) !== generation) return false;
    return true;
  }

  #render(
    answer: Exclude<PageAnswer, { kind: 'redirect' }>,
    shown: {
      readonly url: URL;
      readonly locale: Locale;
      readonly moment: Moment | undefined;
      readonly network: NetworkFacts;
      readonly keep: Readonly<Record<string, string>>;
      readonly notice: ReturnType<SiteOptions['notices']>;
    },
  ): Pick<Kept, 'status' | 'contentType' | 'body' | 'disposition'> {
    const { url, locale, moment, network, keep, notice } = shown;
    if (answer.kind === 'file') {
      const disposition = answer.fileName
        ? `inline; filename="${answer.fileName.replace(/[^\w.-]/g, '_')}"`
        : undefined;
      return {
        status: 200,
        contentType: answer.contentType,
        body: answer.body,
        ...(disposition ? { disposition } : {}),
      };
    }
    const t = translate(locale);
    const banners: Banner[] = [...notice.banners];
    if (network.demo) banners.push({ kind: 'demo', beginHref: '/begin' });
    if (moment) {
      banners.unshift({
        kind: 'time-machine',
        axis: moment.asOf ? 'as-of' : 'recorded',
        instant: moment.asOf ?? moment.recordedAt ?? '',
        zone: network.zone,
        nowHref: withoutMoment(url),
      });
    }
    const shell = {
      locale,
      path: `${url.pathname}${url.search}`,
      canonical: `${network.publicUrl}${url.pathname}`,
      network,
      banners,
      keep,
    };
    if (answer.kind === 'missing') {
      const title = t('problem.404.title');
      const body = messagePage(title, answer.message ?? t('problem.404.detail'));
      return {
        status: 404,
        contentType: 'text/html; charset=utf-8',
        body: renderPage({ ...shell, title, description: title, body, noIndex: true }),
      };
    }
    const refreshSeconds = answer.refreshSeconds ?? notice.refreshSeconds;
    return {
      status: answer.status ?? 200,
      contentType: 'text/html; charset=utf-8',
      body: renderPage({
        ...shell,
        title: answer.title,
        description: answer.description ?? answer.title,
        body: answer.body,
        ...(answer.current ? { current: answer.current } : {}),
        ...(answer.accentOf ? { accentOf: answer.accentOf } : {}),
        ...(answer.jsonLd ? { jsonLd: answer.jsonLd } : {}),
        ...(answer.openGraph ? { openGraph: answer.openGraph } : {}),
        ...(answer.alternates ? { alternates: answer.alternates } : {}),
        ...(refreshSeconds === undefined ? {} : { refreshSeconds }),
        ...(moment ? { noIndex: true } : {}),
      }),
    };
  }

  async #message(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: Locale,
    status: number,
    title: string,
    text: string,
  ): Promise<void> {
    const { platform, publicUrl } = this.#options;
    const { views } = platform.installation;
    const network = await platform.questions.ask(TheNetwork, {}, { actor: visitor, views });
    const html = renderPage({
      locale,
      path: request.url,
      canonical: publicUrl(),
      network,
      title,
      description: title,
      body: messagePage(title, text),
      noIndex: true,
    });
    await reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
  }
}

class Redirect extends Error {
  constructor(
    readonly to: string,
    readonly permanent: boolean,
  ) {
    super(to);
  }
}

function localeOf(request: FastifyRequest): Locale {
  const lang = (request.query as { lang?: unknown } | undefined)?.lang;
  return chooseLocale({
    lang: typeof lang === 'string' ? lang : null,
    acceptLanguage: request.headers['accept-language'] ?? null,
  });
}

function bodyTag(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}

/** Weak comparison of RFC 9110, 13.1.2. */
function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

function addQuery(href: string, keep: Readonly<Record<string, string>>): string {
  if (Object.keys(keep).length === 0 || !href.startsWith('/')) return href;
  const url = new URL(href, 'http://site');
  for (const [name, value] of Object.entries(keep)) if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}${url.hash}`;
}

function withoutMoment(url: URL): string {
  const present = new URL(url);
  present.searchParams.delete('as-of');
  present.searchParams.delete('recorded');
  return `${present.pathname}${present.search}`;
}

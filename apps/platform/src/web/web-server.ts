import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Analytics } from '#history/analytics/analytics';
import { analyticsPages } from '#history/analytics/analytics.page.tsx';
import { assets } from '#web/assets';
import { pages } from '../context-modules.js';
import type { Installation } from '../installation.js';
import { type Platform, platformOf } from '../platform.js';
import { PlatformModule } from '../platform.module.js';
import type { Settings } from '../settings.js';
import { metricsOf } from './metrics.js';
import { ProblemFilter } from './problem.filter.js';
import { problemOf } from './problem.js';
import { type PastOf, PublicSite, type SiteOptions } from './public-site.js';

export interface WebServer {
  readonly platform: Platform;
  /** Address of the site as seen from this machine. */
  readonly address: string;
  readonly fastify: FastifyInstance;
  close(): Promise<void>;
}

/** Opens the web face of an installation and listens. Throws a clear message when the port is taken. */
export async function startWebServer(
  installation: Installation,
  settings: Pick<Settings, 'port' | 'host' | 'publicUrl'>,
  options: { readonly log: Logger; readonly pastOf: PastOf; readonly notices: SiteOptions['notices'] },
): Promise<WebServer> {
  const { log } = options;
  const adapter = new FastifyAdapter({
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 300 },
    bodyLimit: 1_048_576,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    PlatformModule.of(installation, { byTheClock: true }),
    adapter,
    {
      logger: ['error', 'fatal'],
      abortOnError: false,
    },
  );
  app.useGlobalFilters(new ProblemFilter(log));
  const platform = platformOf(app, installation);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  let address = settings.publicUrl ?? `http://localhost:${settings.port}`;
  const site = new PublicSite({
    platform,
    pages: [...pages, ...analyticsPages(new Analytics(installation.past))],
    publicUrl: () => address,
    ...options,
  });
  installation.erasures.onErased(() => site.forget());
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: address.startsWith('https:'),
  });
  const metrics = metricsOf(platform);
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  mountAssets(fastify);
  mountHealth(fastify, platform, metrics);
  mountApiDescription(app, settings.publicUrl ?? '/');
  site.mount(fastify);
  await app.init();
  fastify.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) {
      const problem = problemOf({ status: 404 });
      return reply.status(404).type('application/problem+json').send(JSON.stringify(problem));
    }
    return site.missing(request, reply);
  });
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') {
      throw new Error(`Port ${settings.port} is taken. Choose another one: PORT=${settings.port + 1} npm start`, {
        cause: error,
      });
    }
    throw error;
  }
  const listening = fastify.server.address();
  const port = typeof listening === 'object' && listening ? listening.port : settings.port;
  const local = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
  if (settings.publicUrl === undefined && settings.port === 0) address = local;
  return { platform, address: local, fastify, close: () => platform.close() };
}

function mountAssets(fastify: FastifyInstance): void {
  for (const asset of assets()) {
    fastify.get(asset.path, (_request, reply) =>
      reply
        .type(asset.contentType)
        .header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
        .send(asset.body),
    );
  }
}

function mountHealth(
  fastify: FastifyInstance,
  { installation, processes }: Platform,
  metrics: ReturnType<typeof metricsOf>,
): void {
  fastify.get('/healthz', (_request, reply) => reply.type('text/plain').send('alive\n'));
  fastify.get('/readyz', async (_request, reply) => {
    const head = await installation.store.head();
    const stopped = installation.views.progress().flatMap(({ states }) => states.filter((each) => each.stopped));
    const states = await processes.states();
    const stoppedProcesses = states.filter((each) => each.stopped !== undefined);
    const parked = states.reduce((sum, each) => sum + each.parked, 0);
    const ready = stopped.length === 0 && stoppedProcesses.length === 0;
    const body = { ready, head, stopped, stoppedProcesses, parked };
    return reply
      .status(body.ready ? 200 : 503)
      .type('application/json')
      .send(JSON.stringify(body));
  });
  fastify.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

function mountApiDescription(app: NestFastifyApplication, publicUrl: string): void {
  const description = new DocumentBuilder()
    .setTitle('Folkmoot API')
    .setDescription(
      'Read the directory, the calendar and the speaker pool of a network. Lists are paged by cursor: follow `next`. ' +
        'Errors are problem responses after RFC 9457 with a stable `rule`.',
    )
    .setVersion('1')
    .addServer(publicUrl)
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Folkmoot API',
  });
}

import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Installation } from '../installation.js';

/** Figures for Prometheus: requests, the log's head, the lag of each view, and the process itself. */
export function metricsOf(installation: Installation) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'folkmoot_http_request_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const head = new Gauge({ name: 'folkmoot_log_head', help: 'Position of the newest event.', registers: [registry] });
  const lag = new Gauge({
    name: 'folkmoot_view_lag',
    help: 'Positions between the newest event and what a view has read.',
    labelNames: ['view'],
    registers: [registry],
  });
  return {
    observe: (route: string, status: number, seconds: number) => requests.observe({ route, status }, seconds),
    text: async () => {
      const position = await installation.store.head();
      head.set(position);
      for (const view of installation.contexts.flatMap((each) => each.views)) {
        lag.set({ view: view.name }, Math.max(0, position - installation.views.position(view.name)));
      }
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

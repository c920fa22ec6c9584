import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Platform } from '../platform.js';

/** Figures for Prometheus: requests, the log's head, the lag of each view and process, and the process itself. */
export function metricsOf({ installation, processes }: Pick<Platform, 'installation' | 'processes'>) {
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
  const processLag = new Gauge({
    name: 'folkmoot_process_lag',
    help: 'Positions between the newest event and what a process has answered.',
    labelNames: ['process'],
    registers: [registry],
  });
  const parked = new Gauge({
    name: 'folkmoot_process_parked',
    help: 'Events that a process could not answer and that wait for somebody.',
    labelNames: ['process'],
    registers: [registry],
  });
  const uncovered = new Gauge({
    name: 'folkmoot_log_uncovered',
    help: 'Positions between the newest event and the newest signed checkpoint.',
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
      for (const state of await processes.states()) {
        processLag.set({ process: state.process }, Math.max(0, position - state.position));
        parked.set({ process: state.process }, state.parked);
      }
      uncovered.set(position - (installation.checkpoints.state().last?.at ?? 0));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

import { collectDefaultMetrics, type Metric, Registry } from 'prom-client';
import type { MetricFamily } from './metric-families.ts';

/** Metrics as Prometheus reads them. */
export interface PrometheusText {
  /** Of the texts: `text/plain; version=0.0.4; charset=utf-8`. */
  readonly contentType: string;
  /** The families and those of the process: memory, CPU, event loop, garbage collection. */
  render(families: readonly MetricFamily[]): Promise<string>;
}

/** Begins to watch the process. */
export function createPrometheusText(): PrometheusText {
  const ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return {
    contentType: ofProcess.contentType,
    async render(families) {
      const own = new Registry();
      for (const family of families) {
        // A registry asks its metrics for nothing but `get` when it renders them.
        own.registerMetric({ name: family.name, get: async () => family } as unknown as Metric);
      }
      return `${await own.metrics()}\n${await ofProcess.metrics()}`;
    },
  };
}

import { defaultGraceMs } from '../mock/server/graceful-stop.ts';

/** Flags of every command that serves, for those who run it. */
export const operationsOptions = {
  log: {
    type: 'string',
    value: 'how',
    choices: ['text', 'json'],
    summary: 'log lines of text ("text", the default), or one JSON object a line ("json")',
  },
  metrics: { type: 'boolean', summary: 'count requests, for Prometheus at /_concordat/metrics' },
  metricsFrom: {
    type: 'list',
    value: 'host',
    summary: 'who may read the metrics beside this machine: an address, subnet or host name; repeatable',
  },
  otel: {
    type: 'string',
    value: 'url',
    summary:
      'send a span for each request there, by OTLP over HTTP (default: OTEL_EXPORTER_OTLP_ENDPOINT, else none)',
  },
  stopTimeout: {
    type: 'number',
    value: 'ms',
    summary: `how long requests under way may take when it is told to stop (default ${defaultGraceMs})`,
  },
} as const;

/** What the flags say. */
export interface OperationsFlags {
  readonly log: string | undefined;
  readonly metrics: boolean | undefined;
  readonly metricsFrom: readonly string[];
  readonly otel: string | undefined;
  readonly stopTimeout: number | undefined;
}

/** `@concordat/client/watch`: how APIs are, how calls go, who did what, and what fails too often. */
export type { AuditEvent, AuditSink } from './audit-event.ts';
export { type AuditLogOptions, auditLog } from './audit-log.ts';
export { jsonLinesSink, type MemorySink, memorySink } from './audit-sinks.ts';
export type { CountedCalls } from './call-counts.ts';
export type { CallFailure } from './call-failure.ts';
export {
  type ApiNumbers,
  type CallMetrics,
  type CallMetricsOptions,
  type CallNumbers,
  callMetrics,
  type MetricsSnapshot,
} from './call-metrics.ts';
export {
  type ErrorCount,
  type ErrorMonitor,
  type ErrorMonitorOptions,
  errorMonitor,
} from './error-monitor.ts';
export type { CountedFailure, ErrorAlert, ErrorThreshold } from './error-threshold.ts';
export type { OnFault } from './fault.ts';
export type {
  Health,
  HealthChange,
  HealthProbe,
  HealthReason,
  HealthReport,
  HealthStatus,
} from './health.ts';
export { type HealthCheck, type HealthCheckOptions, healthCheck } from './health-check.ts';
export type { Latency } from './latency-histogram.ts';
export type { CheckedApi } from './watched-api.ts';

import { type PipelineStore, type StoredMetric, timeOf } from './pipeline-store.ts';
import { mean, standardDeviation } from './statistics.ts';
import type { Severity } from './types.ts';

/** What is measured. */
export type Measurement = Pick<StoredMetric, 'component' | 'metric_name' | 'value' | 'unit' | 'subject'>;

/** How many earlier measurements a new one is compared with. */
const compared = { atLeast: 5, atMost: 30 };
/** Deviations that count, in standard deviations, the worst first. */
const severities: readonly [deviation: number, severity: Severity][] = [
  [10, 'critical'],
  [6, 'high'],
  [4, 'medium'],
  [3, 'low'],
];

/** Keeps a measurement, and notes an anomaly where it is far from the earlier ones of the same subject. */
export function recordMetric(store: PipelineStore, measured: Measurement): void {
  const { component, metric_name, subject, value } = measured;
  const earlier = store.metrics.newest({ component, metric_name, subject }, compared.atMost);
  store.metrics.insert({ metric_id: store.createId(), ...measured, recorded_at: timeOf(store) });
  if (earlier.length < compared.atLeast) return;
  const values = earlier.map((one) => one.value);
  const expected = mean(values);
  // Values that never changed have no deviation: a hundredth of them stands in for it.
  const spread = Math.max(standardDeviation(values), Math.abs(expected) / 100, 0.01);
  const deviation = (value - expected) / spread;
  const severity = severities.find(([least]) => Math.abs(deviation) >= least)?.[1];
  if (!severity) return;
  store.anomalies.insert({
    anomaly_id: store.createId(),
    component,
    metric_name,
    severity,
    expected_value: rounded(expected),
    actual_value: value,
    deviation: rounded(deviation),
    detected_at: timeOf(store),
  });
}

/** To one decimal: percentages and means are not known better than that. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

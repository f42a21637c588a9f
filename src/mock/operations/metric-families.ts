import type { AdminControl } from '../admin/control.ts';
import { keptWorldsOf } from '../world/worlds.ts';
import { durationBuckets, type RequestCounts } from './request-counts.ts';

/** One line of a metric. */
export interface MetricValue {
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  /** Where it is another than the metric's: `…_bucket`. */
  readonly metricName?: string;
}

/** A metric with all its lines. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly values: readonly MetricValue[];
}

/** Something that a mock keeps, as it is now. */
type MockKeeps = Pick<AdminControl, 'apis' | 'worlds' | 'journal'>;

/** What was counted, and what the mock keeps now. @param control undefined where nothing is kept, as by a proxy */
export function metricFamilies(
  counts: RequestCounts,
  control: MockKeeps | undefined,
): readonly MetricFamily[] {
  return [
    requests(counts),
    durations(counts),
    {
      name: 'concordat_violations_total',
      help: 'What in requests and answers broke the document, by side and keyword.',
      type: 'counter',
      values: [...counts.violations].map(([key, value]) => {
        const [side = '', code = ''] = key.split(' ', 2);
        return { labels: { side, code }, value };
      }),
    },
    counter('concordat_faults_total', 'Faults that answers met, by kind.', 'fault', counts.faults),
    counter('concordat_callbacks_total', 'Callbacks, by what came of them.', 'outcome', counts.callbacks),
    ...(control ? kept(control) : []),
  ];
}

function counter(
  name: string,
  help: string,
  label: string,
  counts: ReadonlyMap<string, number>,
): MetricFamily {
  return {
    name,
    help,
    type: 'counter',
    values: [...counts].map(([key, value]) => ({ labels: { [label]: key }, value })),
  };
}

function requests({ operations }: RequestCounts): MetricFamily {
  return {
    name: 'concordat_requests_total',
    help: 'Requests that were answered, by operation, method and status.',
    type: 'counter',
    values: [...operations.values()].flatMap(({ api, operation, method, statuses }) =>
      [...statuses].map(([status, value]) => ({ labels: { api, operation, method, status }, value })),
    ),
  };
}

function durations({ operations }: RequestCounts): MetricFamily {
  const name = 'concordat_request_duration_seconds';
  return {
    name,
    help: 'How long answers took to make; latency on purpose and streaming not included.',
    type: 'histogram',
    values: [...operations.values()].flatMap(({ api, operation, method, buckets, sumMs }) => {
      const labels = { api, operation, method };
      let total = 0;
      const bounds = buckets.map((count, index): MetricValue => {
        total += count;
        const le = durationBuckets[index] ?? '+Inf';
        return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: total };
      });
      return [
        ...bounds,
        { metricName: `${name}_sum`, labels, value: sumMs / 1000 },
        { metricName: `${name}_count`, labels, value: total },
      ];
    }),
  };
}

function kept({ apis, worlds, journal }: MockKeeps): readonly MetricFamily[] {
  const gauge = (name: string, help: string, values: readonly MetricValue[]): MetricFamily => ({
    name,
    help,
    type: 'gauge',
    values,
  });
  // Looked at without being used: who counts worlds must not keep them alive.
  const entries = worlds ? keptWorldsOf(worlds).entries() : [];
  const items = apis().map(({ name }) => ({
    labels: { api: name },
    value: entries.reduce(
      (sum, { world }) =>
        sum +
        world
          .store(name)
          .counts()
          .values()
          .reduce((some, size) => some + size, 0),
      0,
    ),
  }));
  return [
    ...(worlds
      ? [
          gauge('concordat_worlds', 'Worlds of sessions that are kept.', [
            { labels: {}, value: entries.length },
          ]),
          gauge('concordat_items', 'Items that all worlds keep, by API.', items),
        ]
      : []),
    ...(journal
      ? [
          gauge('concordat_journal_requests', 'Requests that the journal keeps.', [
            { labels: {}, value: journal.count() },
          ]),
          gauge('concordat_journal_bytes', 'About how much memory the journal takes.', [
            { labels: {}, value: journal.bytes },
          ]),
        ]
      : []),
  ];
}

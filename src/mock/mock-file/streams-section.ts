import type { Model } from '../../model/model.ts';
import {
  everyOperation,
  type OperationSelector,
  readOperationSelector,
  selectorDefects,
} from './operation-selector.ts';
import { readNumber } from './read-number.ts';
import type { Defect, WrittenValue } from './written-value.ts';

/** The section `streams` of a mock file, in its order: of several for one operation, the first counts. */
export type StreamsSection = readonly StreamSetting[];

/** How the events of a stream, or the messages of a WebSocket, come. */
export interface StreamSetting {
  readonly on: OperationSelector;
  /** How many, on one connection. */
  readonly events: number | undefined;
  /** Between two of them. */
  readonly intervalMs: number | undefined;
  /** After so long without an event a comment is sent. */
  readonly heartbeatMs: number | undefined;
  /** What clients are told to wait before they connect again. */
  readonly retryMs: number | undefined;
}

const maxSettings = 1000;
/** The most events of one connection. */
const maxEvents = 1000;
/** The longest time between two events: ten minutes. */
const maxIntervalMs = 600_000;
const hint = 'Begin each with a dash: "- { on: watchJob, events: 20, interval: 500 }".';
const time = { min: 0, max: maxIntervalMs, unit: 'milliseconds' };

/** Reads the section; what is wrong is told. */
export function readStreamsSection(written: WrittenValue): StreamsSection {
  const items = written.items('a list of streams', hint) ?? [];
  if (items.length <= maxSettings) return items.flatMap((item) => readSetting(item) ?? []);
  written.fail(`there are ${items.length} streams, more than ${maxSettings}`, 'Write fewer of them.');
  return [];
}

function readSetting(written: WrittenValue): StreamSetting | undefined {
  const fields = written.fields(['on', 'events', 'interval', 'heartbeat', 'retry']);
  if (!fields) return undefined;
  const on = fields.get('on');
  const selector = on ? readOperationSelector(on) : everyOperation(written.at);
  const numberAt = (key: string, bounds: Parameters<typeof readNumber>[1]) => {
    const field = fields.get(key);
    return field && readNumber(field, bounds);
  };
  const setting = {
    events: numberAt('events', { min: 0, max: maxEvents, isWhole: true }),
    intervalMs: numberAt('interval', time),
    heartbeatMs: numberAt('heartbeat', { ...time, min: 1 }),
    retryMs: numberAt('retry', { ...time, isWhole: true }),
  };
  return selector && { on: selector, ...setting };
}

/** What the section names that the document does not have. */
export function streamsSectionDefects(section: StreamsSection, model: Model): readonly Defect[] {
  return section.flatMap(({ on }) => selectorDefects(model, on));
}

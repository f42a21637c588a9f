import { isObject } from '../../model/values.ts';

/** One event of a stream. @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface StreamEvent {
  /** Undefined where it has none. */
  readonly id: string | undefined;
  /** As it is sent, without the blank line that ends it. */
  readonly text: string;
  /** The data as a value, where it is known: JSON where it can be read as such. Undefined without data. */
  readonly data: unknown;
}

const fields = ['event', 'data', 'id', 'retry', 'comment'];

/**
 * Writes a value as an event: one with `data`, `event`, `id` and the like is such an event, anything else is its data.
 *
 * @param number the id where the value has none; undefined for no id
 * @example
 * writeEvent({ event: 'progress', data: { done: 3 } }, 7).text // 'id: 7\nevent: progress\ndata: {"done":3}'
 */
export function writeEvent(value: unknown, number: number | undefined): StreamEvent {
  const { id = number, event, data, retry, comment } = partsOf(value);
  const lines = [
    ...(typeof comment === 'string' ? linesOf(comment).map((line) => `: ${line}`) : []),
    ...(isLine(id) ? [`id: ${id}`] : []),
    ...(isLine(event) ? [`event: ${event}`] : []),
    ...(Number.isInteger(retry) ? [`retry: ${retry}`] : []),
    ...(data === undefined ? [] : linesOf(textOf(data)).map((line) => `data: ${line}`)),
  ];
  return { id: isLine(id) ? String(id) : undefined, text: lines.join('\n'), data: parsedData(data) };
}

/** The events of a text, each as it is written there; a text that is no event stream is the data of one event. */
export function readEvents(text: string): readonly StreamEvent[] {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/^(?:(?:data|event|id|retry)(?::|$)|:)/m.test(whole)) return [writeEvent(text, undefined)];
  return whole
    .split(/\n{2,}/)
    .map((block) => block.replace(/^\n+|\n+$/g, ''))
    .filter((block) => block !== '')
    .map(readEvent);
}

function readEvent(text: string): StreamEvent {
  const lines = text.split('\n');
  const valuesOf = (field: string) =>
    lines.flatMap((line) =>
      line === field || line.startsWith(`${field}:`) ? [line.slice(field.length + 1).replace(/^ /, '')] : [],
    );
  const data = valuesOf('data');
  return {
    id: valuesOf('id').at(-1),
    text,
    data: data.length === 0 ? undefined : parsedData(data.join('\n')),
  };
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isEvent =
    isObject(value) &&
    ['data', 'event', 'comment'].some((name) => Object.hasOwn(value, name)) &&
    Object.keys(value).every((name) => fields.includes(name));
  return isEvent ? value : { data: value };
}

/** Nothing that would begin another line. */
function isLine(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && !/[\r\n\0]/.test(value));
}

function textOf(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data);
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}

function parsedData(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

import { findResponse } from '../../contract/find-response.ts';
import { ownValueAt } from '../../document/pointer.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { MediaType, Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { withValueAt } from './own-value.ts';
import { timeText } from './server-times.ts';
import type { StateCall } from './state-call.ts';

/** What stands around an item or a list in an answer. */
interface Template {
  /** The place of the data, and whether it is a list, which it was made for. */
  readonly path: readonly string[];
  readonly status: number;
  readonly isList: boolean;
  readonly value: unknown;
  /** Where it tells the time at which it is made. */
  readonly times: readonly (readonly string[])[];
}

/** The whole body of an answer: the documented example, or a value for the schema, with the data in its place. */
export function answerBody(
  state: StateCall,
  status: number,
  path: readonly string[],
  data: unknown,
): unknown {
  if (path.length === 0) return data;
  const { call, context } = state;
  const { value, times } = templateOf(context.model, call.operation, status, path, Array.isArray(data));
  return withValueAt(times.length === 0 ? value : dated(state, value, times), path, data);
}

function dated({ nowMs }: StateCall, value: unknown, times: Template['times']): unknown {
  const now = timeText(nowMs);
  return times.reduce((body, time) => withValueAt(body, time, now), value);
}

/** The content of an answer that is JSON, if any. */
export function jsonContent(operation: Operation, status: number): MediaType | undefined {
  return findResponse(operation, status)?.content.find(({ name }) => {
    const { subtype = '' } = parseMediaType(name) ?? {};
    return subtype === 'json' || subtype.endsWith('+json');
  });
}

/** By operation; there are few of each, for which a key would take longer to write than they take to find. */
const templates = new WeakMap<Operation, Template[]>();

function templateOf(
  model: Model,
  operation: Operation,
  status: number,
  path: readonly string[],
  isList: boolean,
): Template {
  let known = templates.get(operation);
  if (!known) {
    known = [];
    templates.set(operation, known);
  }
  for (const one of known) {
    if (one.status === status && one.isList === isList && isSamePath(one.path, path)) return one;
  }
  const value = withValueAt(aroundData(model, operation, status, path, isList), path, null);
  const template = { path, status, isList, value, times: answerTimes(value, path, 0) };
  known.push(template);
  return template;
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((name, index) => name === other[index]));
}

function aroundData(
  model: Model,
  operation: Operation,
  status: number,
  path: readonly string[],
  isList: boolean,
): unknown {
  const content = jsonContent(operation, status);
  const example = content?.examples.find(({ value }) => {
    const data = ownValueAt(value, path);
    return isList ? Array.isArray(data) : isObject(data);
  });
  if (example) return example.value;
  if (!content?.schema) return {};
  // The same each time: what is around the data is the document's, not the world's.
  const random = createRandom(`${operation.name} ${status}`);
  return samplerOf(model, content.schema, 'response').sample(random, defaultSampleOptions).value;
}

/** Envelopes are shallow. */
const maxDepth = 6;

/** Places outside of the data that have a time of the answer itself: `['meta', 'timestamp']`. */
function answerTimes(
  value: unknown,
  data: readonly string[] | undefined,
  depth: number,
): readonly (readonly string[])[] {
  if (!isObject(value) || depth > maxDepth) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const rest = data?.[0] === name ? data.slice(1) : undefined;
    if (rest?.length === 0) return [];
    const isTime = /^(?:response|server|generated)?(?:timestamp|servertime|time|generatedat)$/.test(
      plainName(name),
    );
    if (isTime && typeof item === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(item)) return [[name]];
    return answerTimes(item, rest, depth + 1).map((path) => [name, ...path]);
  });
}

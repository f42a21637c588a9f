import { operationLabel } from '../../contract/finding.ts';
import { placeInStack } from '../../document/place-in-stack.ts';
import { isObject } from '../../model/values.ts';
import type { Behaviour, Call, Directed } from '../behaviour.ts';
import { type HeaderValues, headerValue, type MockResponse } from '../exchange.ts';
import type { StateContext } from '../state/state-call.ts';
import type { World } from '../world/world.ts';
import { itemAccess } from './item-access.ts';
import type { LoadedOverrides } from './load-overrides.ts';
import type { NextAnswer, OverrideCall, OverrideWorld } from './override.ts';

/** What overrides are run with. */
export interface OverridesContext {
  /** The API's name. */
  readonly api: string;
  readonly state: StateContext;
  /** Answers a call without overrides, and without what comes before them: faults and limits. */
  readonly next: (call: Call) => MockResponse;
  /** How long a promise is waited for. Default: 5,000 ms. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Answers by the functions of a file.
 *
 * @throws OverrideError when one of them throws, or returns what is no answer
 */
export function createOverridesBehaviour(
  { operations, path }: LoadedOverrides,
  context: OverridesContext,
): Behaviour {
  return (call) => {
    const override = operations.get(call.operation);
    // Generated values are what it asks for, and not what somebody wrote.
    if (!override || call.preferences.dynamic === true) return undefined;
    const label = operationLabel(call.operation);
    const failed = (error: unknown) =>
      new OverrideError(
        `${label}: the override failed at ${placeOf(error, path)}: ${messageOf(error)}`,
        error,
      );
    const decide = (answer: unknown): Directed | undefined => {
      if (answer === undefined) return undefined;
      const read = readAnswer(answer, label);
      if (typeof read !== 'string') return read;
      throw new OverrideError(`${label}: the override in ${shortPath(path)} returned ${read}`);
    };
    const over = new AbortController();
    let answer: unknown;
    try {
      answer = override(overrideCall(call, context, over.signal));
    } catch (error) {
      throw failed(error);
    }
    if (!isPromise(answer)) return decide(answer);
    const where = `${label}: the override in ${shortPath(path)}`;
    const settled = inTime(answer, over, context.timeoutMs ?? defaultTimeoutMs, where);
    const pending = settled.then(decide, (error: unknown) => {
      throw error instanceof OverrideError ? error : failed(error);
    });
    // A request that is answered anew has no use for the first one.
    pending.catch(() => {});
    return { status: 500, because: `override ${label}`, pending };
  };
}

const defaultTimeoutMs = 5000;

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return isObject(value) && typeof value.then === 'function';
}

/** What a promise comes to. @throws OverrideError where it takes too long; `over` aborts then */
async function inTime(
  promise: PromiseLike<unknown>,
  over: AbortController,
  timeoutMs: number,
  where: string,
): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const seconds = timeoutMs / 1000;
      const error = new OverrideError(
        `${where} has not answered within ${seconds} s: let it answer sooner, pass its "signal" on to what it waits for, or raise overrideTimeoutMs`,
      );
      reject(error);
      over.abort(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** An override that threw, or returned what is no answer; it becomes the answer's problem. */
class OverrideError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'OverrideError';
  }
}

function overrideCall(
  call: Call,
  { api, state, next }: OverridesContext,
  signal: AbortSignal,
): OverrideCall<unknown> {
  const { world, checked, request } = call;
  let answered: NextAnswer<unknown> | undefined;
  return {
    // The document's parameters, read by the schemas that the types were generated from.
    parameters: checked.parameters as OverrideCall<unknown>['parameters'],
    body: checked.body as undefined,
    headers: textHeaders(request.headers),
    world: overrideWorld(world, api, state),
    clock: world.clock,
    random: world.random,
    next() {
      answered ??= nextAnswer(next(call));
      return answered;
    },
    signal,
  };
}

function overrideWorld(world: World, api: string, state: StateContext): OverrideWorld {
  const note = `overrides ${api}`;
  return {
    session: world.session,
    get memory() {
      // Nobody else writes a note of this name.
      const memory =
        (world.notes.get(note) as Map<string, unknown> | undefined) ?? new Map<string, unknown>();
      world.notes.set(note, memory);
      return memory;
    },
    ...itemAccess(state, api, world),
  };
}

function textHeaders(headers: HeaderValues): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, headerValue(headers, name) ?? '']));
}

function nextAnswer({ status, headers, body }: MockResponse): NextAnswer<unknown> {
  const text = body === undefined || typeof body === 'string' ? body : new TextDecoder().decode(body);
  const isJson = /[/+]json\b/i.test(headerValue(headers, 'content-type') ?? '');
  const value: unknown = isJson && text !== undefined && text !== '' ? JSON.parse(text) : text;
  return { status, headers: textHeaders(headers), body: value };
}

/** What is wrong with an answer, in words that follow "returned". */
function readAnswer(answer: unknown, label: string): Directed | string {
  if (!isObject(answer)) return `${describe(answer)}: it must be { status, body }, or undefined`;
  const { status, body, example, headers } = answer;
  const unknown = Object.keys(answer).find((key) => !['status', 'body', 'example', 'headers'].includes(key));
  if (unknown !== undefined)
    return `an answer with "${unknown}": known are status, body, example and headers`;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) {
    return `the status ${describe(status)}: it must be a number from 200 to 599`;
  }
  if (example !== undefined && typeof example !== 'string') return 'an "example" that is no name';
  const texts = headers === undefined ? {} : readHeaders(headers);
  if (!texts) return 'headers that are no texts';
  return {
    status,
    ...(body !== undefined && { body }),
    ...(example !== undefined && { example }),
    headers: texts,
    because: `override ${label}`,
  };
}

function readHeaders(headers: unknown): Record<string, string> | undefined {
  if (!isObject(headers)) return undefined;
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), value]));
}

function describe(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `mocks/jobs.ts:12:9`. */
function placeOf(error: unknown, path: string): string {
  const position = placeInStack(error, path);
  return shortPath(path) + (position ? `:${position.line}:${position.column}` : '');
}

/** Answers are read by clients: they need not know where on the machine the project is. */
function shortPath(path: string): string {
  return path.split(/[/\\]/).slice(-2).join('/');
}

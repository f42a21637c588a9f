import { resolve } from '../../document/document.ts';
import type { Model, Operation, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';

/** What the extension `x-websocket` of an operation says. */
export interface WebSocketDefinition {
  /** What the server sends; undefined where nothing is said. */
  readonly send: SchemaNode | undefined;
  /** Messages that the document shows, in its order. */
  readonly examples: readonly unknown[];
  /** What clients send; undefined where they send nothing. */
  readonly receive: SchemaNode | undefined;
  /** With which the server closes the connection at the end. Default: 1000. */
  readonly closeCode: number;
}

/**
 * Reads `x-websocket`: `{ send: { schema, examples }, receive: { schema }, closeCode }`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4
 */
export function readWebSocket(model: Model, { raw, at }: Operation): WebSocketDefinition {
  const place = childOf(at, 'x-websocket');
  const written = isObject(raw['x-websocket']) ? raw['x-websocket'] : {};
  const { closeCode } = written;
  const schemaOf = (side: 'send' | 'receive'): SchemaNode | undefined => {
    const own = written[side];
    const value = isObject(own) ? own.schema : undefined;
    return value === undefined ? undefined : { value, at: childOf(place, side, 'schema') };
  };
  return {
    send: schemaOf('send'),
    examples: isObject(written.send) ? examplesOf(model, written.send, childOf(place, 'send')) : [],
    receive: schemaOf('receive'),
    closeCode: isCloseCode(closeCode) ? closeCode : 1000,
  };
}

function examplesOf(
  model: Model,
  { example, examples }: Readonly<Record<string, unknown>>,
  at: SchemaNode['at'],
): readonly unknown[] {
  if (example !== undefined) return Array.isArray(example) ? example : [example];
  if (Array.isArray(examples)) return examples;
  if (!isObject(examples)) return [];
  return Object.entries(examples).flatMap(([name, value]) => {
    const found = resolve(model.document, value, childOf(at, 'examples', name));
    const one = found.ok ? found.resolved.value : undefined;
    return isObject(one) && Object.hasOwn(one, 'value') ? [one.value] : [];
  });
}

/** What a server may send. */
function isCloseCode(code: unknown): code is number {
  if (typeof code !== 'number' || !Number.isInteger(code)) return false;
  return [1000, 1001, 1008, 1011].includes(code) || (code >= 3000 && code <= 4999);
}

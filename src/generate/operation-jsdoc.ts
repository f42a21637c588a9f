import type { Model, Operation } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { renderJsdoc } from './jsdoc.ts';

/** An operation's comment: summary, description, `METHOD /path`, notes, `@deprecated`, and where to read on. */
export function operationJsdoc(
  model: Model,
  operation: Operation,
  indent: number,
  notes: readonly string[] = [],
): string {
  const call = `\`${operation.method.toUpperCase()} ${operation.path.replaceAll('`', '')}\``;
  const tags = operation.tags.map(
    (name) => `@see ${[name, firstLine(tagOf(model, name))].filter(Boolean).join(': ')}`,
  );
  const docs = isObject(operation.raw.externalDocs) ? operation.raw.externalDocs.url : undefined;
  return renderJsdoc(
    [operation.summary, operation.description, call, ...notes],
    [
      ...(operation.deprecated ? ['@deprecated'] : []),
      ...tags,
      ...(typeof docs === 'string' ? [`@see ${firstLine(docs)}`] : []),
    ],
    indent,
  );
}

function tagOf(model: Model, name: string): string | undefined {
  return model.tags.find((tag) => tag.name === name)?.description;
}

function firstLine(text: string | undefined): string {
  return (
    text
      ?.trim()
      .split(/[\r\n\u2028\u2029]/, 1)[0]
      ?.trim() ?? ''
  );
}

/** An operation's comment where its whole text stands elsewhere: summary, `METHOD /path`, `@deprecated`. */
export function shortJsdoc(operation: Operation, indent: number): string {
  const call = `\`${operation.method.toUpperCase()} ${operation.path.replaceAll('`', '')}\``;
  const summary = firstLine(operation.summary).replace(/\.$/, '');
  return renderJsdoc(
    [summary === '' ? call : `${summary}: ${call}`],
    operation.deprecated ? ['@deprecated'] : [],
    indent,
  );
}

import type { SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './find-drafts.ts';
import type { OperationFacts } from './operation-facts.ts';

/** The draft of which an example of the `Location` header names an item: `/api/v1/jobs/123`. */
export function locationLead(drafts: Drafts, post: OperationFacts): Draft | undefined {
  const header = post.success?.headers.find(({ name }) => name.toLowerCase() === 'location');
  if (!header) return undefined;
  const values = [...header.examples.map(({ value }) => value), ...schemaExamples(header.schema)];
  for (const value of values) {
    if (typeof value !== 'string') continue;
    const path = value.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
    for (const base of new Set(['', ...post.operation.servers.map(({ basePath }) => basePath)])) {
      if (!path.startsWith(`${base}/`)) continue;
      const found = draftNamed(drafts, path.slice(base.length).split('/').slice(1));
      if (found) return found;
    }
  }
  return undefined;
}

function draftNamed(drafts: Drafts, names: readonly string[]): Draft | undefined {
  return [...drafts.values()].find(({ item, isSingular }) => {
    const segments = isSingular ? [] : (item?.shape.segments ?? []);
    return (
      segments.length > 0 &&
      segments.length === names.length &&
      segments.every((segment, index) => segment.kind === 'parameter' || segment.text === names[index])
    );
  });
}

function schemaExamples(schema: SchemaNode | undefined): readonly unknown[] {
  if (!isObject(schema?.value)) return [];
  const { example, examples } = schema.value;
  return [example, ...(Array.isArray(examples) ? examples : [])];
}

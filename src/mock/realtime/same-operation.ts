import { follow, refOf } from '../../document/document.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { MockContext } from '../request/mock-context.ts';
import type { Mount } from '../request/mount.ts';

/** An operation of a mock. */
interface Served {
  readonly mount: Mount;
  readonly operation: Operation;
}

/** The same operation in a mock that takes the place of another; undefined where it is gone, or says something else. */
export function sameOperation({ mount, operation }: Served, { mounts }: MockContext): Served | undefined {
  const next = mounts.find(({ name }) => name === mount.name);
  if (!next) return undefined;
  if (next.model === mount.model) return { mount: next, operation };
  const found = next.model.operations.find(
    ({ method, path }) => method === operation.method && path === operation.path,
  );
  const isSame = found && textOf(next.model, found) === textOf(mount.model, operation);
  return isSame ? { mount: next, operation: found } : undefined;
}

/** An operation with all that its references lead to, as one text. */
function textOf({ document }: Model, { raw, at }: Operation): string {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const queue: { readonly value: unknown; readonly source: string }[] = [{ value: raw, source: at.source }];
  for (const { value, source } of queue) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const ref = refOf(value);
    const target = ref === undefined ? undefined : follow(document, ref, source);
    if (target) queue.push({ value: target.value, source: target.at.source });
    for (const [key, own] of Object.entries(value)) {
      texts.push(JSON.stringify([key, typeof own === 'object' && own !== null ? Array.isArray(own) : own]));
      if (isObject(own) || Array.isArray(own)) queue.push({ value: own, source });
    }
    texts.push('.');
  }
  return texts.join('\n');
}

import type { Problem } from '../../problem.ts';
import type { ProxyContext } from './proxy-context.ts';

/** What was told of each proxy. */
const told = new WeakMap<ProxyContext, { readonly things: WeakSet<object>; readonly keys: Set<string> }>();

/**
 * Tells what of the document is not enforced, each problem once.
 *
 * @param thing what the problems are those of; they are read when it is first met
 */
export function tellProblems(
  context: ProxyContext,
  thing: object,
  problemsOf: () => readonly Problem[],
): void {
  let known = told.get(context);
  if (!known) {
    known = { things: new WeakSet(), keys: new Set() };
    told.set(context, known);
  }
  if (known.things.has(thing)) return;
  known.things.add(thing);
  const { mount, log } = context;
  for (const problem of problemsOf()) {
    const key = `${problem.code} ${problem.at?.source}#${problem.at?.pointer} ${problem.message}`;
    if (known.keys.has(key)) continue;
    known.keys.add(key);
    log({ kind: 'warning', api: mount.name, problem, document: mount.model.document });
  }
}

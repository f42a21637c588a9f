import { checkJsonBody, checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { type Detail, fail } from './replies.ts';
import type { Flag, FlagFields, Project, Store } from './store.ts';

/** The project that a path names, and the values of the parameters. */
export function findProject(
  store: Store,
  call: Call,
): Or<{ readonly project: Project; readonly values: Readonly<Record<string, unknown>> }> {
  const { values, violations } = checkParameters(store, call);
  const project = store.projects.get(call.params.project ?? '');
  if (!project || violations.some((one) => one.in === 'path')) return { ok: false, reply: fail(404) };
  const details = violations.map(({ name, message }) => ({ field: name, message }));
  return details.length > 0
    ? { ok: false, reply: fail(400, details) }
    : { ok: true, value: { project, values } };
}

/** The flag that a path names. */
export function findFlag(store: Store, call: Call): Or<{ readonly project: Project; readonly flag: Flag }> {
  const found = findProject(store, call);
  if (!found.ok) return found;
  const { project } = found.value;
  const flag = project.flags.get(call.params.key ?? '');
  return flag ? { ok: true, value: { project, flag } } : { ok: false, reply: fail(404) };
}

/** What is written of a flag. */
export function readFlag(store: Store, call: Call): Or<Partial<FlagFields>> {
  const read = checkJsonBody(store, call);
  if (!read.ok) {
    if (read.kind === 'media-type') return { ok: false, reply: fail(415) };
    const details = read.violations.map(({ name, message }) => ({ field: name, message }));
    if (read.kind === 'invalid') return { ok: false, reply: fail(422, details) };
    const message = store.on('trace-in-refusal') ? trace : 'The body must be JSON.';
    return { ok: false, reply: fail(400, [{ field: '', message }]) };
  }
  const { name, description, enabled, tags, fallback, rules } = read.body;
  const known = { name, description, enabled, tags, fallback, rules };
  // The document has made sure of the types.
  const fields = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined),
  ) as Partial<FlagFields>;
  const wrong = wrongWeights(fields);
  return wrong.length > 0 ? { ok: false, reply: fail(422, wrong) } : { ok: true, value: fields };
}

function wrongWeights({ rules = [] }: Partial<FlagFields>): Detail[] {
  return rules.flatMap((rule, index) => {
    if (rule.type !== 'rollout') return [];
    const sum = rule.weights.reduce((before, { weight }) => before + weight, 0);
    const field = `/rules/${index}/weights`;
    return sum === 100 ? [] : [{ field, message: `The weights add up to ${sum}, not to 100.` }];
  });
}

const trace =
  'SyntaxError: Unexpected end of JSON input\n    at JSON.parse (<anonymous>)\n    at readBody (file:///srv/flags/dist/http.js:41:23)';

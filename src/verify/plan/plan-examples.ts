import { findResponse } from '../../contract/find-response.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { CaseRequest, ParameterValue } from '../request.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';
import type { BaseRequest } from './base-request.ts';
import { authoredParameterValues } from './parameter-values.ts';

/**
 * The cases of an operation that its document gives as examples: each body, all optional parameters together, and
 * each further example of a parameter.
 */
export function planExamples(
  model: Model,
  operation: Operation,
  base: BaseRequest & { readonly ok: true },
): readonly Case[] {
  const { request, bodies } = base;
  const make = (slug: string, title: string, changed: CaseRequest): Case => ({
    id: `${operation.name}/${slug}`,
    phase: 'examples',
    operation,
    title,
    run: (world) => runExample(world, operation, title, changed),
  });
  const cases = bodies.map((body) => make(`body/${body.slug}`, `body ${body.title}`, { ...request, body }));
  if (cases.length === 0) {
    const hasParameters = request.parameters.length > 0;
    cases.push(make('plain', hasParameters ? 'required parameters' : 'no parameters', request));
  }
  const optional = operation.parameters
    .filter(({ required }) => !required)
    .flatMap((parameter): ParameterValue[] => {
      const [first] = authoredParameterValues(model, parameter);
      return first ? [{ parameter, value: first.value }] : [];
    });
  if (optional.length > 0) {
    const parameters = [...request.parameters, ...optional];
    cases.push(make('parameters/all', 'with all parameters', { ...request, parameters }));
  }
  for (const parameter of operation.parameters) {
    for (const { name, value } of authoredParameterValues(model, parameter).slice(1)) {
      const others = request.parameters.filter((one) => one.parameter !== parameter);
      const changed = { ...request, parameters: [...others, { parameter, value }] };
      const title = `${parameter.in} parameter ${parameter.name} example "${name ?? ''}"`;
      cases.push(make(`parameters/${parameter.name}-${name ?? ''}`, title, changed));
    }
  }
  return cases;
}

async function runExample(
  world: World,
  operation: Operation,
  title: string,
  request: CaseRequest,
): Promise<void> {
  const baseline = await world.baseline(operation);
  // It was this very request.
  if (baseline?.request.body === request.body && baseline?.request.parameters === request.parameters) return;
  const item = await world.itemFor(operation, !isSafeMethod(operation.method));
  if (!item) {
    const message =
      'no resource could be made or found for the request: it was sent with the ids of the examples';
    world.report({ code: 'resource-unavailable', operation, message });
  }
  const exchange = await world.send({ operation, request, ...(item && { item }) });
  const status = exchange?.response.status ?? 0;
  // Without credentials every example is refused; that no success was seen says it once.
  if (!exchange || status < 400 || status >= 500 || status === 401 || status === 403) return;
  const at = findResponse(operation, status)?.at;
  const more = { actual: String(status), steps: [exchange], ...(at && { at }) };
  if (status === 429) {
    const message = 'the server refused the request because there were too many';
    return world.report({ code: 'rate-limited', operation, message, ...more });
  }
  const message = `the server refused the document's own request (${title})`;
  world.report({ code: 'example-refused', operation, message, ...more });
}

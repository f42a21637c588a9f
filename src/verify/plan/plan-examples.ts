import { findResponse } from '../../contract/find-response.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { CaseRequest, ParameterValue } from '../request.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';
import type { BaseRequest } from './base-request.ts';
import { authoredParameterValues, parameterValue } from './parameter-values.ts';

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
    .filter((parameter) => !request.parameters.some((one) => one.parameter === parameter))
    .flatMap((parameter): ParameterValue[] => {
      const [first] = authoredParameterValues(model, parameter);
      return first ? [{ parameter, value: first.value }] : [];
    });
  if (optional.length > 0) {
    const parameters = [...request.parameters, ...optional];
    cases.push(make('parameters/all', 'with all parameters', { ...request, parameters }));
  }
  const isOne =
    optional.length === 1 && operation.parameters.filter(({ required }) => !required).length === 1;
  if (!isOne) cases.push(...alone(model, operation, request));
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

/** More parameters of one operation are not tried by themselves. */
const maxAlone = 12;

/** Each optional query parameter by itself: all of them together often find nothing, so that nothing of it is seen. */
function alone(model: Model, operation: Operation, request: CaseRequest): readonly Case[] {
  if (operation.method !== 'get') return [];
  const optional = operation.parameters.filter(({ required, in: place }) => !required && place === 'query');
  return optional.slice(0, maxAlone).map((parameter) => ({
    id: `${operation.name}/parameters/only-${parameter.name}`,
    phase: 'examples',
    operation,
    title: `with ${parameter.name} alone`,
    run: async (world) => {
      const value = parameterValue(model, parameter);
      const item = await world.itemFor(operation);
      if (value === undefined || !item || !(await world.baseline(operation)))
        return world.skip('no such request could be made');
      const parameters = [...request.parameters, { parameter, value }];
      await world.send({ operation, request: { ...request, parameters }, item });
    },
  }));
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

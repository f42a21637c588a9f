import type { Model, Operation } from '../model/model.ts';
import type { BaseRequest } from './base-request.ts';
import type { Case, CaseRequest, ParameterValue } from './case.ts';
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
    request: changed,
    probe: undefined,
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

import { operationLabel } from '../contract/finding.ts';
import { modelOf } from '../mock/model.fixture.ts';
import type { Model, Operation } from '../model/model.ts';
import { noCorrections, type ResourcesSection } from './corrections.ts';
import { inferResources } from './infer-resources.ts';
import type { Envelope, Role } from './resource.ts';

/** A role in one line: `POST /jobs: create jobs 202, in data, id in data.job_id`. */
export function roleText(operation: Operation, role: Role): string {
  return `${operationLabel(operation)}: ${whatOf(role)}`;
}

/** All roles of a document, in its order. */
export function rolesIn(model: Model, corrections: ResourcesSection = noCorrections): readonly string[] {
  return [...inferResources(model, corrections).roles].map(([operation, role]) => roleText(operation, role));
}

/** The roles of a document of these paths: by path and method, each an operation without `responses`, or whole. */
export function rolesFor(
  paths: Record<string, unknown>,
  more: Record<string, unknown> = {},
): readonly string[] {
  return rolesIn(modelOf({ openapi: '3.1.0', paths, ...more }));
}

/** An operation with this JSON answer, by default one without a body. */
export function answers(status: number, schema?: unknown, more: Record<string, unknown> = {}): object {
  const content = schema === undefined ? {} : { content: { 'application/json': { schema } } };
  return { responses: { [status]: { description: 'ok', ...content } }, ...more };
}

/** A body of requests. */
export function takes(schema: unknown): object {
  return { requestBody: { content: { 'application/json': { schema } } } };
}

/** An object with these properties, all texts unless a schema is given. */
export function objectOf(...properties: readonly (string | Record<string, unknown>)[]): object {
  const all = properties.map((one) => (typeof one === 'string' ? { [one]: { type: 'string' } } : one));
  return { type: 'object', properties: Object.assign({}, ...all) };
}

/** A list of these. */
export function listOf(items: unknown): object {
  return { type: 'array', items };
}

function whatOf(role: Role): string {
  if (role.kind === 'none') return [`none, ${role.reason}`, ...scopesOf(role)].join(', ');
  const parts = [`${role.kind} ${role.resource}`];
  if ('status' in role) parts[0] += ` ${role.status}`;
  if ('answer' in role) parts.push(...placeOf(role.answer));
  if ('input' in role && role.input.path.length > 0) parts.push(`from ${role.input.path.join('.')}`);
  if (role.kind === 'create' && role.idPath) parts.push(`id in ${role.idPath.join('.')}`);
  if ('creates' in role && role.creates) parts.push('creates');
  if ('idIn' in role && role.idIn) parts.push(`by ${role.idIn.join('.')} of the body`);
  if (role.kind === 'action')
    parts.push(`sets ${JSON.stringify(role.sets)}`, `from ${role.from?.join(' ') ?? 'any'}`);
  if ('parameter' in role && role.parameter !== undefined) parts.push(`by ${role.parameter}`);
  if (role.kind === 'list') {
    const { page, filters, sort, order } = role;
    if (page)
      parts.push(
        `${page.kind} ${page.parameter} ${page.size.parameter} ${page.size.default}/${page.size.max}`,
      );
    parts.push(
      ...filters.map(({ parameter, property, test }) => `${parameter} ${test} ${property.join('.')}`),
    );
    if (sort) parts.push(`sort ${sort.parameter} ${sort.form} ${sort.direction}`);
    if (order) parts.push(`order ${order.isDescending ? '-' : ''}${order.property}`);
  }
  return [...parts, ...scopesOf(role)].join(', ');
}

function placeOf(answer: Envelope | undefined): readonly string[] {
  if (!answer) return ['no item'];
  return answer.path.length > 0 ? [`in ${answer.path.join('.')}`] : [];
}

function scopesOf({ scope = [] }: Role): readonly string[] {
  return scope.map(
    ({ parameter, property, resource }) => `{${parameter}} ${property ?? '-'} of ${resource ?? '-'}`,
  );
}

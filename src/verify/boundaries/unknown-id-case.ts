import type { Operation, Parameter } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Role } from '../../resources/resource.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type CaseRequest, withBodyValue, withParameter } from '../request.ts';
import { findProducers } from '../run/find-producers.ts';
import { type Item, ownParameter, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { judgeUnknownId } from './judge-unknown-id.ts';
import type { RankedCase } from './ranked-case.ts';
import { itemForRefusals } from './target-item.ts';
import { unknownId } from './unknown-id.ts';
import { held, settledRequest, wireViolations } from './wire-check.ts';

/** More properties of a body are left as they are. */
const maxFields = 30;

/** The case that asks an operation for something that is not there; none where its path names nothing. */
export function unknownIdCases(operation: Operation): readonly RankedCase[] {
  const names = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  return operation.parameters
    .filter((parameter) => parameter.in === 'path' && names.includes(parameter.name))
    .map((parameter) => ({ one: unknownIdCase(operation, parameter), rank: 0 }));
}

function unknownIdCase(operation: Operation, parameter: Parameter): Case {
  return {
    id: `${operation.name}/unknown-id/${parameter.name}`,
    phase: 'boundaries',
    operation,
    title: `a ${parameter.name} that nothing has`,
    topic: 'unknown-id',
    needsState: true,
    run: (world) => runUnknownId(world, operation, parameter),
  };
}

async function runUnknownId(world: World, operation: Operation, parameter: Parameter): Promise<void> {
  const role = world.map.roles.get(operation);
  const kept = namedBy(world, operation, role, parameter);
  if (!kept && mayBeMissing(operation, parameter)) return askForMissing(world, operation, parameter);
  if (!kept) return world.skip(`${parameter.name} names nothing that is known to be kept`);
  if (makesWhatIsMissing(role)) return world.skip('what is not there is made');
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const item = await itemForRefusals(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  const real = pathValues(world.map, operation, item).get(parameter.name);
  const settled = await settledRequest(world, operation, baseline.request, item);
  // One that somebody happens to have is no fault; two are none by chance.
  for (let round = 0; round < 2; round += 1) {
    const id = unknownId(world, parameter, real);
    if (id === undefined) return world.skip(`no other ${parameter.name} could be made`);
    const request = held(withParameter(settled, { parameter, value: id }));
    if (wireViolations(world, operation, request, item).length > 0)
      return world.skip(`no other valid ${parameter.name} could be made`);
    const first = await world.send({ operation, request, item });
    // What is taken by something else may come before what is not there: once more without naming anything.
    const freed =
      first?.response.status === 409 ? withoutReferences(world, operation, request, item) : undefined;
    const exchange = freed ? await world.send({ operation, request: freed, item }) : first;
    const draft = exchange && judgeUnknownId({ operation, parameter, id, exchange, isOwn: kept === 'own' });
    if (!draft) return;
    if (round > 0 || exchange.response.status >= 500) return world.report(draft);
  }
}

/** Whether a read may be answered with 404 for what its path names last, though nobody knows what is kept there. */
function mayBeMissing(operation: Operation, { name, schema }: Parameter): boolean {
  const isChoice = isObject(schema?.value) && ('enum' in schema.value || 'const' in schema.value);
  return (
    operation.method === 'get' &&
    pathNames(operation).at(-1) === name &&
    !isChoice &&
    operation.responses.some(({ status }) => status === '404')
  );
}

/** Asks for what is probably not there: whatever the status is, its answer has the shape of the document. */
async function askForMissing(world: World, operation: Operation, parameter: Parameter): Promise<void> {
  const baseline = await world.baseline(operation);
  const item = baseline?.item ?? (await world.itemFor(operation));
  const request = baseline?.request ?? likeliestRequest(world.model, operation);
  if (!item || !request) return world.skip('what it works on could be neither made nor found');
  const used = request.parameters.find((one) => one.parameter === parameter)?.value;
  const id = unknownId(world, parameter, pathValues(world.map, operation, item).get(parameter.name) ?? used);
  if (id === undefined) return world.skip(`no other ${parameter.name} could be made`);
  const settled = await settledRequest(world, operation, request, item);
  const missing = held(withParameter(settled, { parameter, value: id }));
  if (wireViolations(world, operation, missing, item).length > 0)
    return world.skip(`no other valid ${parameter.name} could be made`);
  // Ids may have rules of their own, which the document need not name a status for.
  await world.send({ operation, request: missing, item, manner: { isOdd: true } });
}

/** The request with null for everything in its body that may be null; undefined where nothing may. */
function withoutReferences(
  world: World,
  operation: Operation,
  request: CaseRequest,
  item: Item,
): CaseRequest | undefined {
  const { body } = request;
  if (!body?.mediaType || !isObject(body.value)) return undefined;
  const { mediaType } = body;
  let freed: CaseRequest | undefined;
  for (const [name, value] of Object.entries(body.value).slice(0, maxFields)) {
    const fields = { ...(isObject(freed?.body?.value) ? freed.body.value : body.value), [name]: null };
    const tried = value === null ? undefined : withBodyValue(world.model, request, mediaType, fields);
    if (tried && wireViolations(world, operation, tried, item).length === 0) freed = tried;
  }
  return freed;
}

/** Whether a parameter is the id of what the operation is about, or of what that belongs to. */
function namedBy(
  { map, model }: World,
  operation: Operation,
  role: Role | undefined,
  { name }: Parameter,
): 'own' | 'parent' | undefined {
  if (ownParameter(map, operation) === name) return 'own';
  // What makes it is known, though it is not read by itself: `/exports/{id}/file` after `POST /exports`.
  const producer = role?.kind === 'none' ? findProducers(model).get(operation) : undefined;
  if (producer?.kind === 'create' && pathNames(operation).join(' ') === name) return 'own';
  return role?.scope?.some((one) => one.parameter === name && one.resource !== undefined)
    ? 'parent'
    : undefined;
}

function makesWhatIsMissing(role: Role | undefined): boolean {
  return (role?.kind === 'replace' || role?.kind === 'patch') && role.creates;
}

import type { Operation, Parameter } from '../../model/model.ts';
import type { Role } from '../../resources/resource.ts';
import type { Case } from '../case.ts';
import { withParameter } from '../request.ts';
import { findProducers } from '../run/find-producers.ts';
import { ownParameter, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { judgeUnknownId } from './judge-unknown-id.ts';
import type { RankedCase } from './ranked-case.ts';
import { itemForRefusals } from './target-item.ts';
import { unknownId } from './unknown-id.ts';
import { held, settledRequest, wireViolations } from './wire-check.ts';

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
    const exchange = await world.send({ operation, request, item });
    const draft = exchange && judgeUnknownId({ operation, parameter, id, exchange, isOwn: kept === 'own' });
    if (!draft) return;
    if (round > 0 || exchange.response.status >= 500) return world.report(draft);
  }
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

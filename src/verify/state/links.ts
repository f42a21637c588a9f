import type { Link, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { bindValues } from '../run/bind-values.ts';
import { isSuccess, nothing, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { makeItem } from './make-item.ts';
import { isGone } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** The links that the document has for the answer of a create lead to something. */
export function planLinks(subject: Subject): readonly Case[] {
  return subject.creates
    .filter((create) => subject.isWanted(create.operation) && targetsOf(subject, create).length > 0)
    .map((create) =>
      stateCase(create.operation, 'links', 'links lead on', (world) => runLinks(world, subject, create)),
    );
}

interface Target {
  readonly link: Link;
  readonly operation: Operation;
}

/** Only reads are followed. */
function targetsOf({ model }: Subject, { operation }: Acting<'create'>): readonly Target[] {
  return operation.responses
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ links }) => links)
    .flatMap((link) => {
      const target = model.operations.find(
        (one) => link.operationId !== undefined && one.operationId === link.operationId,
      );
      return target?.method === 'get' && pathNames(target).length > 0 ? [{ link, operation: target }] : [];
    });
}

async function runLinks(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const known = await world.baseline(create.operation);
  const made = await makeItem(world, create);
  if (!known || !made) return world.skip('nothing could be created');
  for (const { link, operation } of targetsOf(subject, create)) {
    const producer = {
      operation: create.operation,
      kind: 'create' as const,
      expressions: new Map(pathNames(operation).flatMap((name) => expressionOf(link, name))),
      inferred: undefined,
    };
    const values = pathValues(world.map, create.operation, made.item);
    const bound = bindValues(operation, producer, known.request, made.exchange, values);
    const request = likeliestRequest(world.model, operation);
    if (!bound || bound.size < pathNames(operation).length || !request) continue;
    const exchange = await world.send({
      operation,
      request,
      item: { ...nothing, others: bound },
      manner: { isOdd: true },
    });
    if (!exchange || isSuccess(exchange) || !isGone({ status: exchange.response.status })) continue;
    // What cannot be found by its id either is another fault.
    const direct = await world.send({ operation, request, item: made.item, manner: { isOdd: true } });
    if (!direct || !isSuccess(direct)) continue;
    world.report({
      code: 'link-wrong',
      operation: create.operation,
      message: `the link "${link.name}" leads to nothing`,
      at: link.at,
      actual: String(exchange.response.status),
      hint: 'Answer with the values that the link names, or correct the link.',
      steps: [made.exchange, exchange],
      detail: link.name,
    });
  }
}

function expressionOf({ parameters }: Link, name: string): readonly (readonly [string, unknown])[] {
  for (const key of [name, `path.${name}`])
    if (Object.hasOwn(parameters, key)) return [[name, parameters[key]]];
  return [];
}

import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * What can be done once to an item is refused the second time, where the document says so: `POST /payments/{id}/refund` that makes a
 * refund. What only changes the item is looked at with its effect.
 */
export function planRepeatedActions(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  if (!reader || subject.resource.isSingular || !isMakeable(subject)) return [];
  return subject.model.operations
    .filter((operation) => subject.isWanted(operation) && isOnceOnly(subject, operation, reader))
    .map((operation) =>
      stateCase(operation, 'once', 'what can be done once is refused the second time', (world) =>
        runTwice(world, subject, operation),
      ),
    );
}

/** Whether it is a POST of one word and without a body below an item, of which the document says that it can be done once. */
function isOnceOnly({ map }: Subject, operation: Operation, reader: Acting<'read'>): boolean {
  const { method, path, requestBody } = operation;
  const base = `${reader.operation.path.replace(/\/+$/, '')}/`;
  if (method !== 'post' || requestBody || !path.startsWith(base)) return false;
  const verb = path.slice(base.length);
  return (
    /^[a-z]{3,30}$/i.test(verb) && map.roles.get(operation)?.kind !== 'action' && saysOnce(operation, verb)
  );
}

/** `What is reversed already is a 409`: in a sentence about what the operation does, and not about how often it can be done. */
function saysOnce(operation: Operation, verb: string): boolean {
  if (!isNamedStatus(operation, 409)) return false;
  const conflict = operation.responses.find(({ status }) => status === '409')?.description ?? '';
  const sentences = `${operation.summary ?? ''}. ${operation.description ?? ''}`
    .slice(0, 4000)
    .split(/(?<=[.;!?])\s+/)
    .filter((one) => /\b409\b|\bconflict\b|\brefused\b/i.test(one));
  const stem = verb.toLowerCase().replace(/e$/, '');
  return [conflict.slice(0, 1000), ...sentences].some(
    (one) =>
      one.toLowerCase().includes(stem) &&
      /\b(?:already|second time|only once)\b/i.test(one) &&
      !/\b(?:twice|times|\d+ (?:days|hours)|limit|maximum|unless)\b/i.test(one),
  );
}

async function runTwice(world: World, subject: Subject, operation: Operation): Promise<void> {
  const made = await makeAny(world, subject);
  const known = made && (await world.baseline(operation));
  if (!made || !known) return world.skip('there is nothing to do it to');
  const send = () =>
    world.send({ operation, request: known.request, item: made.item, manner: { isOdd: true } });
  const first = await send();
  if (!first || !isSuccess(first)) return world.skip('it was refused the first time');
  const second = await send();
  if (!second || !isSuccess(second)) return;
  world.report({
    code: 'conflict-ignored',
    operation,
    message: 'what has been done already is accepted again',
    expected: '409',
    actual: String(second.response.status),
    hint: 'Look at the state of the item before it is done.',
    steps: [made.exchange, first, second],
    detail: 'again',
  });
}

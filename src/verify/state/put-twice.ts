import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { repeatedEffects } from './differences.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';

/**
 * PUT below an item (`PUT /posts/{id}/like`) does the same when it is sent twice.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function planPutTwice(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  if (!reader || subject.resource.isSingular || !isMakeable(subject)) return [];
  return subject.model.operations
    .filter((operation) => subject.isWanted(operation) && isBelow(subject, operation, reader))
    .map((operation) =>
      stateCase(operation, 'put-twice', 'the same PUT twice does it once', (world) =>
        runPutTwice(world, subject, operation, reader),
      ),
    );
}

/** Whether it is a PUT without further parameters on a path that goes on from that of an item. */
function isBelow({ map }: Subject, operation: Operation, reader: Acting<'read'>): boolean {
  const { method, path } = operation;
  if (method !== 'put' || map.roles.get(operation)?.kind === 'replace') return false;
  const base = reader.operation.path.replace(/\/+$/, '');
  return path.startsWith(`${base}/`) && !path.slice(base.length).includes('{');
}

async function runPutTwice(
  world: World,
  subject: Subject,
  operation: Operation,
  reader: Acting<'read'>,
): Promise<void> {
  const made = await makeAny(world, subject);
  const known = made && (await world.baseline(operation));
  if (!made || !known) return world.skip('there is nothing to do it to');
  const { item } = made;
  const send = () => world.send({ operation, request: known.request, item, manner: { isOdd: true } });
  const first = await send();
  const once = first && isSuccess(first) ? await readItem(world, reader, item) : undefined;
  const second = once?.value && (await send());
  const twice = second && isSuccess(second) ? await readItem(world, reader, item) : undefined;
  if (!first || !once?.value || !second || !twice?.value)
    return world.skip('it was refused, or the item cannot be read');
  const changed = repeatedEffects(subject, once.value, twice.value);
  if (changed.length === 0) return;
  world.report({
    code: 'replace-not-idempotent',
    operation,
    message: `the same PUT changes ${namesOf(changed)} the second time`,
    ...toldOf(changed),
    hint: 'Do it once, however often it is sent.',
    steps: [made.exchange, first, once.exchange, second, twice.exchange],
    detail: 'again',
  });
}

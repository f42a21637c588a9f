import type { Exchange } from '../../contract/exchange.ts';
import { singularName, wordsOfName } from '../../schema/sample/name-words.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { deleteItem } from './gone.ts';
import { canName, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * What becomes of what belongs to a deleted thing, where the document says so: it is deleted as well, or keeps the other from
 * being deleted.
 *
 * @param subjects those among which children and parents are
 */
export function planParentDeletes(subject: Subject, subjects: readonly Subject[]): readonly Case[] {
  const parent = subjects.find(({ resource }) => resource.name === subject.resource.parent?.resource);
  const create = subject.creates.find(({ role }) =>
    role.scope?.some(({ resource }) => resource === parent?.resource.name),
  );
  if (!parent || !create) return [];
  return parent.deletes.flatMap((remove) => {
    const says = saidOf(remove, subject);
    if (says === undefined || !parent.isWanted(remove.operation)) return [];
    return [
      stateCase(
        remove.operation,
        `with-${subject.resource.name}`,
        'what belongs to it is as the document says',
        (world) => runParentDelete(world, subject, { parent, create, remove, says }),
      ),
    ];
  });
}

type Said = 'deletes' | 'refuses';

/** What the document says happens to the children; undefined where it does not speak of them. */
function saidOf({ operation }: Acting<'delete'>, { resource }: Subject): Said | undefined {
  const noun = wordsOfName(resource.name.split('/').at(-1) ?? '').at(-1) ?? '';
  const names = new RegExp(
    `\\b(?:${[noun, singularName(noun)].map((one) => one.replace(/[^a-z0-9]/g, '')).join('|')})\\b`,
    'i',
  );
  const conflict = operation.responses.find(({ status }) => status === '409')?.description ?? '';
  const sentences = `${operation.summary ?? ''}. ${operation.description ?? ''}`
    .slice(0, 4000)
    .split(/(?<=[.;!?])\s+/);
  const isRefused =
    /\b(?:cannot|can't|must not|refused|unless|not empty|still has|while|only (?:if|when) (?:it has no|empty))\b/i;
  if (
    conflict !== '' &&
    [conflict, ...sentences.filter((one) => isRefused.test(one))].some((one) => names.test(one))
  )
    return 'refuses';
  const isAlong = /\b(?:and|with|including|cascade\w*|together|all|also)\b/i;
  return sentences.some((one) => names.test(one) && isAlong.test(one) && !isRefused.test(one))
    ? 'deletes'
    : undefined;
}

interface Family {
  readonly parent: Subject;
  readonly create: Acting<'create'>;
  readonly remove: Acting<'delete'>;
  readonly says: Said;
}

async function runParentDelete(
  world: World,
  subject: Subject,
  { parent, create, remove, says }: Family,
): Promise<void> {
  const own = await world.item(parent.resource.name, true);
  const known = await world.baseline(create.operation);
  if (!own || !known) return world.skip('there is nothing to delete that something belongs to');
  const under = {
    ...known.item,
    parents: new Map([...known.item.parents, ...own.parents, [parent.resource.name, own.id]]),
  };
  const exchange = await world.send({ operation: create.operation, request: known.request, item: under });
  const child = exchange && world.madeBy(exchange);
  if (!exchange || !child) return world.skip('nothing could be created that belongs to it');
  const removed = await deleteItem(world, remove, own);
  if (!removed || !isSuccess(removed)) return world.skip('the delete was refused');
  if (says === 'refuses') return tell(world, remove, says, [exchange, removed]);
  const reader = subject.reads.find((one) => canName(world, one, child));
  const seen = reader && (await readItem(world, reader, child, { isOdd: true }));
  if (seen && isSuccess(seen.exchange)) tell(world, remove, says, [exchange, removed, seen.exchange]);
}

function tell(world: World, { operation }: Acting<'delete'>, says: Said, steps: readonly Exchange[]): void {
  const refuses = says === 'refuses';
  world.report({
    code: refuses ? 'conflict-ignored' : 'readable-after-delete',
    operation,
    message: refuses
      ? 'it is deleted although there is something that belongs to it'
      : 'what belonged to it can still be read',
    expected: refuses ? '409' : '404',
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: refuses ? 'Look for what belongs to it first.' : 'Delete what belongs to it as well.',
    steps,
    detail: 'children',
  });
}

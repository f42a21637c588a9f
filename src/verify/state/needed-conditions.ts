import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { changeOne } from './change-one.ts';
import { disagreements } from './differences.ts';
import { type Held, holdItem } from './hold-item.ts';
import { isGone, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import { type Acting, narrowed, type Subject } from './subject.ts';

type Condition = 'If-Match' | 'If-Unmodified-Since';
const conditions: readonly Condition[] = ['If-Match', 'If-Unmodified-Since'];

/**
 * A change without a condition is refused where the document has 428 for that. Costs four requests.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6585#section-3
 */
export function planNeededConditions(subject: Subject): readonly Case[] {
  const changer = subject.patches[0] ?? subject.replaces[0];
  if (!changer || subject.reads.length === 0) return [];
  return [...subject.patches, ...subject.replaces, ...subject.deletes]
    .filter(({ operation }) => subject.isWanted(operation) && needsCondition(operation))
    .map((acting) =>
      stateCase(acting.operation, 'condition', 'a change needs a condition', (world) =>
        runWithout(world, subject, acting, narrowed(acting, 'patch', 'replace') ?? changer),
      ),
    );
}

/** Whether 428 is documented for a missing condition, and nothing says that it may be left out. */
function needsCondition({ responses, parameters, summary = '', description = '' }: Operation): boolean {
  const refusal = responses.find(({ status }) => status === '428');
  if (!refusal) return false;
  const headers = parameters.filter(
    (one) => one.in === 'header' && conditions.some((name) => plainName(name) === plainName(one.name)),
  );
  const texts = [
    summary,
    description,
    refusal.description ?? '',
    ...headers.map((one) => one.description ?? ''),
  ];
  const said = texts.map((text) => text.slice(0, 2000)).join(' ');
  // Some use the status for another thing that has to be done first.
  const isMeant = headers.length > 0 || /\bif-(?:match|unmodified-since)\b|\bconditional\b/i.test(said);
  return isMeant && !mayBeLeftOut.test(said);
}

const mayBeLeftOut =
  /\boptional\b|\bmay be (?:left out|omitted|absent|missing)\b|\bcan be (?:left out|omitted)\b|\b(?:not|isn't) (?:required|needed|necessary)\b|\b(?:if|when|where) (?:it is )?(?:given|sent|present|provided|supplied|set)\b|\bexcept\b|\bunless\b/i;

async function runWithout(
  world: World,
  subject: Subject,
  acting: Acting<'patch' | 'replace' | 'delete'>,
  changer: Acting<'patch' | 'replace'>,
): Promise<void> {
  const held = await holdItem(world, subject, changer);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    const exchange = await sendWithout(world, subject, acting, held);
    if (!exchange) return world.skip('no change could be tried');
    if (!isSuccess(exchange)) return;
    const seen = await readItem(world, held.reader, held.item, { isOdd: true });
    const isDone =
      seen && (seen.value ? disagreements(subject, held.before.value, seen.value).length > 0 : isGone(seen));
    if (isDone) tell(world, acting.operation, [...held.steps, exchange, seen.exchange]);
  } finally {
    await held.restore();
  }
}

async function sendWithout(
  world: World,
  subject: Subject,
  acting: Acting<'patch' | 'replace' | 'delete'>,
  held: Held,
): Promise<Exchange | undefined> {
  const headers = Object.fromEntries(conditions.map((name) => [name, undefined]));
  const changing = narrowed(acting, 'patch', 'replace');
  if (changing) return (await changeOne(world, subject, changing, held, { headers }))?.exchange;
  const request = likeliestRequest(world.model, acting.operation);
  return (
    request &&
    world.send({
      operation: acting.operation,
      request: { ...request, headers },
      item: held.item,
      manner: { isOdd: true },
    })
  );
}

function tell(world: World, operation: Operation, steps: readonly Exchange[]): void {
  world.report({
    code: 'precondition-ignored',
    operation,
    message: 'a change without If-Match is made, where 428 is documented',
    expected: '428',
    actual: String(steps.at(-2)?.response.status ?? ''),
    hint: 'Refuse changes without a condition, or leave 428 out of the document.',
    steps,
    detail: 'needed',
  });
}

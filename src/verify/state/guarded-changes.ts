import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { changeOne } from './change-one.ts';
import { isRefusedOddly, tellAccepted, tellOddRefusal } from './forbidden-state.ts';
import { isMakeable } from './full-item.ts';
import { deleteItem } from './gone.ts';
import { type Reached, reachState } from './reach-state.ts';
import { isForbidden, type SaidStates, saidStates } from './said-states.ts';
import { stateCase } from './state-case.ts';
import { nounOf, statePropertyOf } from './state-property.ts';
import { type Acting, narrowed, type Subject } from './subject.ts';

/** Sends the request that a state forbids. */
type Attempt = (world: World, reached: Reached) => Promise<Exchange | undefined>;

/**
 * What the document says is a 409 in a state is refused in it: deletes and changes of an item. Costs
 * three requests, as many more as it takes to come to the state, and all of them twice where something is told.
 */
export function planGuardedChanges(subject: Subject): readonly Case[] {
  const state = statePropertyOf(subject);
  if (!state || subject.reads.length === 0 || subject.resource.isSingular || !isMakeable(subject)) return [];
  return attemptsOf(subject)
    .filter(({ operation }) => subject.isWanted(operation))
    .flatMap(({ operation, attempt }) => {
      const said = saidStates(operation, state.values, nounOf(subject.resource));
      if (!said || dependsOnMore(operation)) return [];
      return [
        stateCase(operation, 'guarded', 'what a state does not allow is refused', (world) =>
          runGuarded(world, { subject, operation, attempt, said, property: state.property }),
        ),
      ];
    });
}

function attemptsOf(subject: Subject): readonly { operation: Operation; attempt: Attempt }[] {
  const { deletes, patches, replaces } = subject;
  return [
    ...deletes.map((one) => ({
      operation: one.operation,
      attempt: (world: World, { item }: Reached) => deleteItem(world, one, item),
    })),
    ...[...patches, ...replaces].map((one) => ({
      operation: one.operation,
      attempt: (world: World, reached: Reached) => changed(world, subject, one, reached),
    })),
  ];
}

async function changed(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  { item, seen }: Reached,
): Promise<Exchange | undefined> {
  if (!seen.value || !narrowed(changer, 'patch', 'replace')) return undefined;
  const held = { item, sent: {}, before: { ...seen, value: seen.value } };
  return (await changeOne(world, subject, changer, held, { isOnce: true }))?.exchange;
}

/** Whether its words tell apart what a state allows: "the title at any time, the priority only while it is queued". */
function dependsOnMore({ summary = '', description = '' }: Operation): boolean {
  return /\b(?:any time|always|even|some|other fields|only the|except|also|unless)\b/i.test(
    `${summary}. ${description.slice(0, 4000)}`,
  );
}

interface Asked {
  readonly subject: Subject;
  readonly operation: Operation;
  readonly attempt: Attempt;
  readonly said: SaidStates;
  readonly property: string;
}

async function runGuarded(world: World, asked: Asked): Promise<void> {
  // A request that is refused for itself says nothing of states.
  if (!(await world.baseline(asked.operation))) return world.skip(world.whyNoBaseline(asked.operation));
  const first = await tryForbidden(world, asked);
  if (!first) return world.skip('no item in such a state could be made');
  if (!isWrong(asked, first.exchange)) return;
  const second = await tryForbidden(world, asked);
  if (!second || !isWrong(asked, second.exchange)) return;
  const steps = [...second.reached.steps, second.exchange];
  const tellIt = isSuccess(second.exchange) ? tellAccepted : tellOddRefusal;
  tellIt(world, asked.operation, second.reached.state, steps);
}

function isWrong({ operation, said }: Asked, exchange: Exchange): boolean {
  return isSuccess(exchange) || isRefusedOddly(operation, exchange, [...said.never, ...(said.only ?? [])]);
}

async function tryForbidden(world: World, { subject, attempt, said, property }: Asked) {
  const reached = await reachState(world, subject, property, (state) => isForbidden(said, state));
  const exchange = reached && (await attempt(world, reached));
  return reached && exchange && { reached, exchange };
}

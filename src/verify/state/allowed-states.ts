import type { Exchange } from '../../contract/exchange.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { isRefusedOddly, tellAccepted, tellOddRefusal } from './forbidden-state.ts';
import { type Held, holdItem, holdReady } from './hold-item.ts';
import { readItem } from './read-item.ts';
import { isForbidden, type SaidStates, saidStates } from './said-states.ts';
import { stateCase } from './state-case.ts';
import { nounOf, statePropertyOf } from './state-property.ts';
import type { Acting, Subject } from './subject.ts';

/** An action is refused in the states that its words leave out: "Reopen a closed ticket". */
export function planAllowedStates(subject: Subject): readonly Case[] {
  const state = statePropertyOf(subject);
  if (!state || subject.reads.length === 0 || subject.resource.isSingular) return [];
  const noun = nounOf(subject.resource);
  return subject.actions
    .filter(({ operation }) => subject.isWanted(operation))
    .flatMap((action) => {
      const said = saidStates(action.operation, state.values, noun);
      if (!said) return [];
      return [
        stateCase(action.operation, 'allowed-state', 'an action is refused in other states', (world) =>
          runStates(world, { subject, action, property: state.property, said }),
        ),
      ];
    });
}

interface Asked {
  readonly subject: Subject;
  readonly action: Acting<'action'>;
  readonly property: string;
  readonly said: SaidStates;
}

async function runStates(world: World, asked: Asked): Promise<void> {
  const first = await actWhereForbidden(world, asked, holdItem);
  const fault = typeof first === 'object' ? first : undefined;
  if (fault) return confirm(world, asked, holdItem);
  // What is new may be in none of the states in which it is allowed: what comes after these is tried as well.
  const later = first === 'refused' ? await actWhereForbidden(world, asked, holdReady) : first;
  if (later === 'unknown' && first === 'unknown') return world.skip('no item in such a state could be made');
  if (typeof later === 'object') await confirm(world, asked, holdReady);
}

async function confirm(world: World, asked: Asked, hold: Hold): Promise<void> {
  const second = await actWhereForbidden(world, asked, hold);
  if (typeof second !== 'object') return;
  const { operation } = asked.action;
  const { state, steps } = second;
  const last = steps.at(-1);
  if (last && isSuccess(last)) tellAccepted(world, operation, state, steps);
  else tellOddRefusal(world, operation, state, steps);
}

type Hold = (world: World, subject: Subject, action: Acting<'action'>) => Promise<Held | undefined>;

interface Wrong {
  readonly state: string;
  readonly steps: readonly Exchange[];
}

/** Acts on a new item, and where that is allowed once more on what became of it. `refused` where it is, as it should be. */
async function actWhereForbidden(
  world: World,
  { subject, action, property, said }: Asked,
  hold: Hold,
): Promise<Wrong | 'refused' | 'unknown'> {
  const { operation } = action;
  const known = await world.baseline(operation);
  const held = known && (await hold(world, subject, action));
  if (!held) return 'unknown';
  const { item, reader, before } = held;
  const steps: Exchange[] = [...held.steps, before.exchange];
  let state = fieldOf(before.value, property);
  for (let times = 0; times < 2; times += 1) {
    const isForbiddenNow = isForbidden(said, state);
    const exchange = await world.send({ operation, request: known.request, item, manner: { isOdd: true } });
    if (!exchange) return 'unknown';
    steps.push(exchange);
    if (isForbiddenNow) {
      const isWrong =
        isSuccess(exchange) || isRefusedOddly(operation, exchange, [...said.never, ...(said.only ?? [])]);
      return isWrong ? { state: String(state), steps } : 'refused';
    }
    if (!isSuccess(exchange)) return 'unknown';
    const seen = await readItem(world, reader, item);
    if (!seen?.value) return 'unknown';
    steps.push(seen.exchange);
    state = fieldOf(seen.value, property);
  }
  return 'unknown';
}

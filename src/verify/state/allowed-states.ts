import type { Exchange } from '../../contract/exchange.ts';
import { isStateName } from '../../resources/lifecycle.ts';
import { singularNoun } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { holdItem } from './hold-item.ts';
import { readItem } from './read-item.ts';
import { isForbidden, type SaidStates, saidStates } from './said-states.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** An action is refused in the states that its words leave out: "Reopen a closed ticket". */
export function planAllowedStates(subject: Subject): readonly Case[] {
  const state = statePropertyOf(subject);
  if (!state || subject.reads.length === 0 || subject.resource.isSingular) return [];
  const { name } = subject.resource;
  const noun = singularNoun(name.split('/').at(-1) ?? name).toLowerCase();
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

function statePropertyOf({ facts, resource }: Subject) {
  const all = resource.schema ? [...facts.properties(resource.schema).values()] : [];
  const found = all.find(({ name, schema }) => isStateName(name) && facts.texts(schema).length > 1);
  return found && { property: found.name, values: facts.texts(found.schema) };
}

interface Asked {
  readonly subject: Subject;
  readonly action: Acting<'action'>;
  readonly property: string;
  readonly said: SaidStates;
}

async function runStates(world: World, asked: Asked): Promise<void> {
  const first = await actWhereForbidden(world, asked);
  if (first === 'unknown') return world.skip('no item in such a state could be made');
  if (first === undefined) return;
  const second = await actWhereForbidden(world, asked);
  if (second === undefined || second === 'unknown') return;
  world.report({
    code: 'conflict-ignored',
    operation: asked.action.operation,
    message: `what the document does not allow in the state "${second.state}" is accepted`,
    expected: '409',
    actual: String(second.steps.at(-1)?.response.status ?? ''),
    hint: 'Look at the state of the item before it is done.',
    steps: second.steps,
    // What can be done again is told with the effect of the action.
    detail: 'again',
  });
}

interface Accepted {
  readonly state: string;
  readonly steps: readonly Exchange[];
}

/** Acts on a new item, and where that is allowed once more on what became of it. Undefined where it is refused as it should be. */
async function actWhereForbidden(
  world: World,
  { subject, action, property, said }: Asked,
): Promise<Accepted | undefined | 'unknown'> {
  const { operation } = action;
  const held = await holdItem(world, subject, action);
  const known = held && (await world.baseline(operation));
  if (!held || !known) return 'unknown';
  const { item, reader, before } = held;
  const act = () => world.send({ operation, request: known.request, item, manner: { isOdd: true } });
  const steps: Exchange[] = [...held.steps, before.exchange];
  let state = fieldOf(before.value, property);
  for (let times = 0; times < 2; times += 1) {
    const isWrong = isForbidden(said, state);
    const exchange = await act();
    if (!exchange) return 'unknown';
    steps.push(exchange);
    if (isWrong) return isSuccess(exchange) ? { state: String(state), steps } : undefined;
    if (!isSuccess(exchange)) return 'unknown';
    const seen = await readItem(world, reader, item);
    if (!seen?.value) return 'unknown';
    steps.push(seen.exchange);
    state = fieldOf(seen.value, property);
  }
  return 'unknown';
}

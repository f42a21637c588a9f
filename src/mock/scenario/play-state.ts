import type { Model, Operation } from '../../model/model.ts';
import type { Call } from '../behaviour.ts';
import { selectedOperations } from '../mock-file/operation-selector.ts';
import { fileRulesOf } from '../mock-file/rules-section.ts';
import { type Matcher, requestMatcher } from '../rules/match-request.ts';
import { rulePickerOf } from '../rules/pick-answer.ts';
import type { PickedAnswer } from '../rules/rule.ts';
import type { ScenarioState } from './scenario.ts';

/** A state, made ready for requests. */
export interface PlayedState {
  /** What the first rule of the state that matches asks for. */
  pick(call: Call): PickedAnswer | undefined;
  /** The state that an answered request leads to; undefined where it stays. */
  next(call: Call, status: number): string | undefined;
}

interface PlayedOperation {
  readonly pick: ReturnType<typeof rulePickerOf> | undefined;
  readonly transitions: readonly {
    readonly matches: Matcher;
    readonly status: string | undefined;
    readonly go: string;
  }[];
}

/** A state made ready for the operations of a model, each when it is first called. */
export function playState(model: Model, state: ScenarioState): PlayedState {
  const operations = new Map<Operation, PlayedOperation>();
  const of = (operation: Operation): PlayedOperation => {
    let played = operations.get(operation);
    if (!played) {
      played = playOperation(model, state, operation);
      operations.set(operation, played);
    }
    return played;
  };
  return {
    pick: ({ operation, request, checked }) => of(operation).pick?.(request, checked),
    next({ operation, request, checked }, status) {
      const { transitions } = of(operation);
      if (transitions.length === 0) return undefined;
      const read = { request, content: checked, fields: undefined, cookies: undefined };
      return transitions.find((one) => isStatus(one.status, status) && one.matches(read))?.go;
    },
  };
}

function playOperation(model: Model, state: ScenarioState, operation: Operation): PlayedOperation {
  const rules = fileRulesOf(state, model, operation);
  return {
    pick: rules.length === 0 ? undefined : rulePickerOf(operation, rules),
    transitions: state.on
      .filter((transition) => selectedOperations(model, transition.operation).includes(operation))
      .map(({ conditions, status, go }) => ({ matches: requestMatcher(operation, conditions), status, go })),
  };
}

/** `2XX` is any status that begins with 2. */
function isStatus(wanted: string | undefined, status: number): boolean {
  return wanted === undefined || wanted === String(status) || wanted === `${Math.floor(status / 100)}XX`;
}

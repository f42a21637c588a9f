import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { Break } from './break.ts';
import { type BreakPlanner, breakSubject } from './break-subject.ts';
import { breakAccess } from './breaks/access.ts';
import { breakAnswerBody } from './breaks/answer-body.ts';
import { breakAnswerFrame } from './breaks/answer-frame.ts';
import { breakInput } from './breaks/input.ts';
import { breakLists } from './breaks/lists.ts';
import { breakState } from './breaks/state.ts';
import { breakVersions } from './breaks/versions.ts';

const planners: readonly BreakPlanner[] = [
  breakAnswerBody,
  breakAnswerFrame,
  breakInput,
  breakAccess,
  breakState,
  breakVersions,
  breakLists,
];

/** Every way in which a server could break the contract of these operations: operation after operation. */
export function planBreaks(model: Model, operations: readonly Operation[]): readonly Break[] {
  const map = inferResources(model);
  return operations.flatMap((operation) => {
    const subject = breakSubject(model, map, operation);
    return planners.flatMap((plan) => plan(subject));
  });
}

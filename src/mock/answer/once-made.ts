import type { EngineAnswer } from '../engine.ts';

/** Does something with an answer: at once, or when it is made. */
export function onceMade(answer: EngineAnswer, change: (made: EngineAnswer) => EngineAnswer): EngineAnswer {
  const { pending } = answer;
  return pending !== undefined ? { ...answer, pending: pending.then(change) } : change(answer);
}

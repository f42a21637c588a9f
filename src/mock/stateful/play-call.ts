import { problemAnswer } from '../answer/make-answer.ts';
import { onceMade } from '../answer/once-made.ts';
import type { Call, Delivery, Directed } from '../behaviour.ts';
import type { Engine, EngineAnswer, EngineRequest } from '../engine.ts';
import type { Faults } from '../faults/create-faults.ts';
import { prismErrors } from '../prism/problem-json.ts';
import type { ApiParts } from './api-parts.ts';

/** A request that has reached its operation, in the world of its session. */
export type PlayedCall = Pick<Call, 'api' | 'operation' | 'world'> & { readonly request: EngineRequest };

/** An answer, and how it travels; absent where that is as ever. */
export interface Played {
  readonly answer: EngineAnswer;
  readonly delivery?: Delivery | undefined;
}

/** Answers a request, through credentials, faults and limits. */
export function playCall(
  engine: Engine,
  call: PlayedCall,
  parts: ApiParts | undefined,
  faults: Faults | undefined,
): Played {
  const { operation, request } = call;
  const refused = parts?.credentials?.decide(call);
  if (refused) return { answer: engine.direct(operation, request, refused) };
  const trouble = faults?.decide(call);
  if (trouble && !trouble.ok) return { answer: unreadableWish(trouble.detail) };
  const directed: Directed | undefined = trouble?.directed ?? parts?.limits?.decide(call);
  const answer = directed ? engine.direct(operation, request, directed) : engine.answer(operation, request);
  const limited = onceMade(answer, (made) => {
    const told = parts?.limits?.headers(call, made.status) ?? {};
    const isTold = Object.keys(told).length > 0;
    return isTold ? { ...made, headers: { ...made.headers, ...told } } : made;
  });
  return { answer: limited, delivery: trouble?.delivery };
}

function unreadableWish(detail: string): EngineAnswer {
  const type = `${prismErrors}UNPROCESSABLE_ENTITY`;
  return problemAnswer({ type, title: 'Invalid request', status: 422, detail });
}

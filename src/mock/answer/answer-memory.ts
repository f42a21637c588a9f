import type { EngineAnswer } from '../engine.ts';
import { Lru } from '../lru.ts';
import type { Negotiation } from '../prism/prism-negotiate.ts';

/** What an engine has made before, by all that it depends on; bounded, since the keys come from requests. */
export interface AnswerMemory {
  readonly negotiations: Lru<string, Negotiation>;
  readonly answers: Lru<string, EngineAnswer>;
}

const maxNegotiations = 2000;
/** Of the bodies of all answers that are kept, in characters. */
const maxLength = 16 * 1024 * 1024;
/** What an answer takes beside its body: headers, key, entry. */
const overhead = 2000;

/** The memory of one engine. */
export function createAnswerMemory(): AnswerMemory {
  return {
    negotiations: new Lru(maxNegotiations),
    answers: new Lru(maxLength, ({ body }) => overhead + (body?.length ?? 0)),
  };
}

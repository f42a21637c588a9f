import type { Document } from '../document/document.ts';
import type { Problem } from '../problem.ts';
import type { Delivery } from './behaviour.ts';
import type { AnswerSource } from './engine.ts';
import type { Violation } from './exchange.ts';
import type { RequestTrace } from './operations/request-trace.ts';

/** What the mock tells while it runs; credentials in targets and URLs are already replaced. */
export type MockEvent =
  | {
      readonly kind: 'request';
      /** In upper case. */
      readonly method: string;
      /** Path and query, the values of API keys replaced. */
      readonly target: string;
      readonly status: number;
      readonly durationMs: number;
      /** The API and operation that answered: `jobs`, `GET /jobs/{id}`. */
      readonly api?: string;
      readonly operation?: string;
      /** What the answer was made from. */
      readonly source?: AnswerSource;
      readonly violations: readonly Violation[];
      /** What the mock failed at: a defect of the document, mostly. */
      readonly error?: string;
      /** In whose world it was answered; absent where nothing is remembered. */
      readonly session?: string;
      /** What happens to the answer on its way. */
      readonly delivery?: Delivery;
      /** Absent where requests are not traced. */
      readonly trace?: RequestTrace;
    }
  | {
      /** A callback of the document was sent, or not. */
      readonly kind: 'callback';
      readonly name: string;
      readonly method: string;
      readonly url: string;
      /** The receiver's status; absent when it was not reached. */
      readonly status?: number;
      /** How often it was tried, when more than once. */
      readonly attempts?: number;
      /** What of the callback, or of the receiver's answer, breaks the document. */
      readonly warnings?: readonly string[];
      /** Why it was not sent, or failed. */
      readonly error?: string;
    }
  /** A defect of the document that shows while answering. */
  | {
      readonly kind: 'warning';
      readonly api: string;
      readonly problem: Problem;
      readonly document: Document;
    };

/** A request was answered. */
export type RequestEvent = Extract<MockEvent, { readonly kind: 'request' }>;

export type MockLog = (event: MockEvent) => void;

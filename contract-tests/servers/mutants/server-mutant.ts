import type { FastifyRequest } from 'fastify';
import type { FindingClass } from '../../../src/contract/codes.ts';
import type { Operation } from '../../../src/model/model.ts';
import type { Answer } from '../shared/answer.ts';
import type { FieldFault } from '../shared/field-fault.ts';

/** What a mutant is, whichever server it is of. */
export interface MutantInfo {
  /** Unique in its server: `page-size-ignored`. */
  readonly id: string;
  /** What verify has to tell it as. */
  readonly class: FindingClass;
  /** Other classes under which it may honestly be told. */
  readonly alsoClass?: readonly FindingClass[];
  /** Where a finding must point: `GET /jobs`; several where the blame can honestly lie with either. */
  readonly operations: readonly string[];
  /** One sentence: what the server does wrong. */
  readonly summary: string;
}

/** The request that an answer is for. */
export interface AnsweredCall {
  /** The operationId; undefined for a method or path that the document does not have. */
  readonly operation: string | undefined;
  /** In upper case. */
  readonly method: string;
  /** As Fastify writes it: `/api/v1/jobs/:id`; undefined for an unknown path. */
  readonly route: string | undefined;
  readonly request: FastifyRequest;
}

/** One way to break a server; what it leaves out is as on the whole server. */
export interface ServerMutant<Handlers, Caller> extends MutantInfo {
  /** The handlers that take the place of the server's own. */
  handlers?(own: Handlers): Partial<Handlers>;
  /** What is sent instead of an answer, a refusal as much as a success. */
  answer?(own: Answer, call: AnsweredCall): Answer;
  /** Whom a request is taken for that the server refuses to let in; undefined where it refuses all the same. */
  admit?(operation: Operation, request: FastifyRequest, refusal: Answer): Caller | undefined;
  /** Whether a fault of a request is let pass. */
  forgives?(operation: Operation, fault: FieldFault): boolean;
}

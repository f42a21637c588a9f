import type { components, operations } from '../../../generated/studio/types.ts';
import type { InputOf } from '../shared/operation-input.ts';
import type { Handler } from '../shared/register-operations.ts';
import type { Caller } from './accounts.ts';
import type { FormParts } from './form-parts.ts';

type Schemas = components['schemas'];

/** A table, as the document describes it. */
export type Dataset = Schemas['Dataset'];
/** A generation and how far it is. */
export type Generator = Schemas['Generator'];
/** An evaluation and, in the end, its scores. */
export type Evaluation = Schemas['Evaluation'];
/** How good synthetic data is, each from 0 to 1. */
export type Scores = Schemas['Scores'];
/** Where work stands: `pending` and `running` may still change. */
export type JobStatus = Schemas['JobStatus'];
/** What to generate. */
export type GenerationRequest = Schemas['GenerationRequest'];
/** What can be sent to webhooks. */
export type EventName = Schemas['EventName'];
/** A registered webhook, without its secret. */
export type Webhook = Schemas['Webhook'];
/** A new webhook. */
export type WebhookCreate = Schemas['WebhookCreate'];
/** A message of the WebSocket. */
export type GenerationProgress = Pick<Generator, 'progress' | 'status'>;

/** What the handler of an operation reads. */
export type StudioInput<Id extends keyof operations> = InputOf<operations[Id]>;

/** What the document describes of the webhooks: others answer these. */
type EventOperation = 'onGenerationCompleted' | 'onEvaluationCompleted';

/** One handler for each operation of the document; an upload is read as it comes. */
export type StudioHandlers = {
  readonly [Id in Exclude<keyof operations, EventOperation>]: Handler<
    Id extends 'uploadDataset' ? { readonly body: FormParts } : StudioInput<Id>,
    Caller
  >;
};

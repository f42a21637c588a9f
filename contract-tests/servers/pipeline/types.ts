import type { components, operations } from '../../../generated/pipeline/types.ts';
import type { InputOf } from '../shared/operation-input.ts';
import type { Handler } from '../shared/register-operations.ts';
import type { Caller } from './admission.ts';

type Schemas = components['schemas'];

/** A system that data comes from. */
export type Source = Schemas['Source'];
/** A pipeline, as the document describes it. */
export type Pipeline = Schemas['Pipeline'];
/** What a client says of a pipeline. */
export type PipelineWrite = Schemas['PipelineWrite'];
/** An execution of a pipeline. */
export type Execution = Schemas['Execution'];
/** How to execute. */
export type ExecutionParams = Schemas['ExecutionParams'];
/** A rule that data keeps. */
export type Rule = Schemas['Rule'];
/** What a client says of a rule. */
export type RuleWrite = Schemas['RuleWrite'];
/** How bad something is. */
export type Severity = Schemas['Severity'];
/** The outcome of a validation. */
export type Validation = Schemas['Validation'];
/** How good a dataset is. */
export type QualityScore = Schemas['QualityScore'];
/** A fault in the data. */
export type Issue = Schemas['Issue'];
/** What is wrong. */
export type IssueType = Schemas['IssueType'];
/** A fault that the pipeline knows. */
export type HealingPattern = Schemas['HealingPattern'];
/** What can be done against a fault. */
export type HealingAction = Schemas['HealingAction'];
/** An action, taken against an issue. */
export type Healing = Schemas['HealingExecution'];
/** A measured value. */
export type Metric = Schemas['Metric'];
/** A part of the pipeline. */
export type Component = Schemas['Component'];
/** Something that somebody should look at. */
export type Alert = Schemas['Alert'];
/** A value that is not as it used to be. */
export type Anomaly = Schemas['Anomaly'];
/** How the pipeline is doing. */
export type DashboardSummary = Schemas['DashboardSummary'];
/** How a query does. */
export type QueryPerformance = Schemas['QueryPerformance'];
/** What would make a query better. */
export type QueryAnalysis = Schemas['QueryAnalysis'];
/** A change to a table that would make it better. */
export type SchemaRecommendation = Schemas['SchemaRecommendation'];
/** How much of a resource is used. */
export type Resource = Schemas['Resource'];
/** An access token and the means to get the next. */
export type Tokens = Schemas['Tokens'];

/** What a token lets its user do. */
export type Scope = 'read' | 'write' | 'execute';

/** One handler for each operation of the document. */
export type PipelineHandlers = {
  readonly [Id in keyof operations]: Handler<InputOf<operations[Id]>, Caller>;
};

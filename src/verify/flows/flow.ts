import type { Operation } from '../../model/model.ts';
import type { Location } from '../../problem.ts';

// Workflows of an Arazzo description, read and checked. Types only.

/** The workflows of one file. @see https://spec.openapis.org/arazzo/latest.html */
export interface FlowDocument {
  /** In the order of the file. */
  readonly workflows: ReadonlyMap<string, Workflow>;
}

export interface Workflow {
  readonly id: string;
  readonly at: Location;
  /** One value for each input that the schema tells one for: its default, its example, or one that is made. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
  readonly steps: readonly Step[];
  /** By name: values to find when it has ended. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface Step {
  readonly id: string;
  readonly at: Location;
  readonly target:
    | { readonly kind: 'operation'; readonly operation: Operation }
    | { readonly kind: 'workflow'; readonly id: string };
  readonly parameters: readonly StepParameter[];
  readonly body: StepBody | undefined;
  /** All of them must hold. */
  readonly criteria: readonly Criterion[];
  /** The first one whose criteria hold is done; its own before those of its workflow. */
  readonly onSuccess: readonly FlowAction[];
  readonly onFailure: readonly FlowAction[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface StepParameter {
  readonly name: string;
  /** Undefined for an input of a workflow. */
  readonly in: string | undefined;
  /** A constant, an expression, or a text with expressions in braces. */
  readonly value: unknown;
}

export interface StepBody {
  readonly contentType: string | undefined;
  readonly payload: unknown;
  readonly replacements: readonly { readonly target: string; readonly value: unknown }[];
}

/** Something that is true or not of an answer. */
export interface Criterion {
  readonly kind: 'simple' | 'regex' | 'jsonpath';
  readonly condition: string;
  /** What a pattern or a path is applied to; undefined for simple ones. */
  readonly context: string | undefined;
  readonly at: Location;
}

export interface FlowAction {
  readonly name: string;
  readonly type: 'end' | 'goto' | 'retry';
  readonly stepId: string | undefined;
  readonly workflowId: string | undefined;
  readonly retryAfterMs: number;
  readonly retryLimit: number;
  readonly criteria: readonly Criterion[];
}

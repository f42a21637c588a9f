import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { World } from '../run/world.ts';
import { holds } from './check-criterion.ts';
import type { Criterion, FlowAction, FlowDocument, Step, Workflow } from './flow.ts';
import { evaluateValue, type FlowScope } from './flow-expression.ts';
import { exchangeContext, flowRequest } from './flow-request.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a workflow came to. */
export interface FlowResult {
  readonly isOk: boolean;
  readonly inputs: Values;
  readonly outputs: Values;
}

/** Where a workflow is. */
interface FlowState {
  readonly workflow: Workflow;
  readonly inputs: Values;
  /** The outputs of the steps that were done. */
  readonly steps: Map<string, Values>;
  readonly retries: Map<string, number>;
}

/** What one try of a step came to. */
interface Attempt {
  readonly failure?: { readonly criterion?: Criterion; readonly reason?: string; readonly isTold?: true };
  readonly scope: FlowScope;
  readonly outputs: Values;
}

type Next =
  | { readonly kind: 'on' | 'again' | 'end' | 'failed' }
  | { readonly kind: 'step' | 'workflow'; readonly id: string };

/** A flow that goes in circles is ended. */
const maxSteps = 200;
const maxRetries = 20;
const maxWaitMs = 60_000;

/** Runs the workflows of a file, each with those that it depends on; a step that fails is reported. */
export class FlowRunner {
  readonly #world: World;
  readonly #flows: FlowDocument;
  /** Every request of the case, in order: what shows a failure. */
  readonly #exchanges: Exchange[] = [];
  readonly #done = new Map<string, FlowResult>();
  #steps = 0;

  constructor(world: World, flows: FlowDocument) {
    this.#world = world;
    this.#flows = flows;
  }

  /** @param inputs beside, and before, those of the file */
  async run(id: string, inputs: Values = {}): Promise<FlowResult> {
    const workflow = this.#flows.workflows.get(id);
    if (!workflow) throw new Error(`there is no workflow ${id}`);
    for (const before of workflow.dependsOn) {
      const result = this.#done.get(before) ?? (await this.run(before));
      if (!result.isOk) return { isOk: false, inputs, outputs: {} };
    }
    const result = await this.#runSteps(workflow, { ...workflow.inputs, ...inputs });
    this.#done.set(id, result);
    return result;
  }

  async #runSteps(workflow: Workflow, inputs: Values): Promise<FlowResult> {
    const state: FlowState = { workflow, inputs, steps: new Map(), retries: new Map() };
    let index = 0;
    while (index < workflow.steps.length) {
      const step = workflow.steps[index];
      if (!step) break;
      this.#steps += 1;
      if (this.#steps > maxSteps)
        this.#world.skip(
          `the workflow "${workflow.id}" took more than ${maxSteps} steps: it goes in circles`,
        );
      const attempt = await this.#attempt(state, step);
      if (!attempt.failure) state.steps.set(step.id, attempt.outputs);
      const next = await this.#next(state, step, attempt);
      if (next.kind === 'workflow') return this.run(next.id);
      if (next.kind === 'failed') {
        this.#tell(workflow, step, attempt);
        return { isOk: false, inputs, outputs: {} };
      }
      if (next.kind === 'end') break;
      if (next.kind === 'step') index = workflow.steps.findIndex(({ id }) => id === next.id);
      else if (next.kind === 'on') index += 1;
    }
    return { isOk: true, inputs, outputs: valuesOf(workflow.outputs, this.#scope(state)) };
  }

  /** What is done after a step. */
  async #next(state: FlowState, step: Step, { failure, scope }: Attempt): Promise<Next> {
    const actions = failure ? step.onFailure : step.onSuccess;
    const action = actions.find(({ criteria }) => criteria.every((one) => holds(one, scope)));
    if (!action) return { kind: failure ? 'failed' : 'on' };
    if (action.type === 'end') return { kind: failure ? 'failed' : 'end' };
    if (action.type === 'goto') {
      return action.stepId === undefined
        ? { kind: 'workflow', id: action.workflowId ?? state.workflow.id }
        : { kind: 'step', id: action.stepId };
    }
    return (await this.#retry(state, step, action)) ? { kind: 'again' } : { kind: 'failed' };
  }

  /** Waits, and does what an action says is to be done before the next try; false when there were enough. */
  async #retry(
    { workflow, inputs, steps, retries }: FlowState,
    step: Step,
    action: FlowAction,
  ): Promise<boolean> {
    const count = (retries.get(step.id) ?? 0) + 1;
    retries.set(step.id, count);
    if (count > Math.min(action.retryLimit, maxRetries)) return false;
    const before = workflow.steps.find(({ id }) => id === action.stepId);
    if (before) {
      const attempt = await this.#attempt({ workflow, inputs, steps, retries }, before);
      if (!attempt.failure) steps.set(before.id, attempt.outputs);
    }
    if (action.workflowId !== undefined) await this.run(action.workflowId);
    if (action.retryAfterMs > 0) await this.#world.options.sleep(Math.min(action.retryAfterMs, maxWaitMs));
    return true;
  }

  async #attempt(state: FlowState, step: Step): Promise<Attempt> {
    const scope = this.#scope(state);
    return step.target.kind === 'workflow'
      ? this.#attemptWorkflow(step.target.id, step, scope)
      : this.#attemptOperation(step.target.operation, step, scope);
  }

  async #attemptWorkflow(id: string, step: Step, scope: FlowScope): Promise<Attempt> {
    const inputs = step.parameters.map(({ name, value }) => [name, evaluateValue(value, scope)] as const);
    const result = await this.run(id, Object.fromEntries(inputs.filter(([, value]) => value !== undefined)));
    const after = { ...scope, outputs: result.outputs };
    // It has told itself what is wrong.
    if (!result.isOk) return { failure: { isTold: true }, scope: after, outputs: {} };
    const outputs = Object.keys(step.outputs).length > 0 ? valuesOf(step.outputs, after) : result.outputs;
    return { ...judged(step.criteria, after), scope: after, outputs };
  }

  async #attemptOperation(operation: Operation, step: Step, scope: FlowScope): Promise<Attempt> {
    const built = flowRequest(this.#world.model, operation, step, scope);
    if (!built.ok) {
      // What a workflow begins with is nobody's fault but its own.
      if (built.reason.includes('$inputs'))
        this.#world.skip(`the step "${step.id}" cannot be sent: ${built.reason}`);
      return { failure: { reason: `it cannot be sent: ${built.reason}` }, scope, outputs: {} };
    }
    const exchange = await this.#world.send({ operation, request: built.request });
    if (!exchange) return { failure: { isTold: true }, scope, outputs: {} };
    this.#exchanges.push(exchange);
    const after = { ...scope, exchange: exchangeContext(exchange, built.request) };
    const outputs = valuesOf(step.outputs, after);
    if (step.criteria.length > 0) return { ...judged(step.criteria, after), scope: after, outputs };
    // Where nothing is said of it, a refusal is no success.
    const { status } = exchange.response;
    return status < 400
      ? { scope: after, outputs }
      : { failure: { reason: 'it was refused' }, scope: after, outputs };
  }

  #tell(workflow: Workflow, step: Step, { failure, scope }: Attempt): void {
    if (!failure || failure.isTold) return;
    const { criterion, reason } = failure;
    const operation = this.#toBlame(workflow, step, reason);
    if (!operation) return;
    const status = scope.exchange?.statusCode;
    this.#world.report({
      code: 'flow-failed',
      operation,
      message: `the step "${step.id}" of the workflow "${workflow.id}" failed: ${reason ?? `${criterion?.condition} does not hold`}`,
      at: criterion?.at ?? step.at,
      ...(criterion && { expected: criterion.condition }),
      ...(status !== undefined && { actual: `status ${status}` }),
      steps: [...this.#exchanges],
      detail: `${workflow.id}/${step.id}`,
    });
  }

  /** The step's own operation, or that of the one that did not tell what this one needs. */
  #toBlame({ steps }: Workflow, step: Step, reason = ''): Operation | undefined {
    const [, id] = /\$steps\.([\w-]+)\./.exec(reason) ?? [];
    const other = steps.find((one) => one.id === id)?.target;
    if (other?.kind === 'operation') return other.operation;
    return step.target.kind === 'operation' ? step.target.operation : undefined;
  }

  #scope({ inputs, steps }: FlowState): FlowScope {
    return { inputs, steps, workflows: this.#done, exchange: undefined };
  }
}

function judged(criteria: readonly Criterion[], scope: FlowScope): Pick<Attempt, 'failure'> {
  const criterion = criteria.find((one) => !holds(one, scope));
  return criterion ? { failure: { criterion } } : {};
}

function valuesOf(outputs: Values, scope: FlowScope): Values {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, evaluateValue(value, scope)]),
  );
}

import { readFile, stat } from 'node:fs/promises';
import { locate, withPositions } from '../../document/locate.ts';
import { parseSource } from '../../document/parse.ts';
import type { Source } from '../../document/source.ts';
import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Problem, Result } from '../../problem.ts';
import { suggestion } from '../../suggestion.ts';
import type { FlowAction, FlowDocument, Step, Workflow } from './flow.ts';
import { FlowReader } from './flow-reader.ts';
import { inputValues } from './input-values.ts';
import { type FlowContext, readActions, readParameters, readStep } from './read-step.ts';

const maxBytes = 5_000_000;
const start = 'An Arazzo description starts with "arazzo: 1.0.1".';

/**
 * Reads the workflows of an Arazzo file, YAML or JSON. Whatever is wrong with it, or not supported, is an error at its
 * line and column.
 *
 * @param path absolute
 */
export async function readFlows(path: string, model: Model): Promise<Result<FlowDocument>> {
  const text = await textOf(path);
  if (typeof text !== 'string') return { ok: false, problems: [text] };
  return parseFlows(path, text, model);
}

/** Reads the workflows of a text. */
export function parseFlows(path: string, text: string, model: Model): Result<FlowDocument> {
  const parsed = parseSource(path, text, start);
  if (!parsed.ok) return parsed;
  const problems: Problem[] = [];
  const root = isObject(parsed.value.value) ? parsed.value.value : {};
  const workflows = readWorkflows(new FlowReader(path, root, [], problems), model);
  const sources = new Map([[path, parsed.value]]);
  if (problems.length > 0) return { ok: false, problems: withPositions(problems, { sources }) };
  return { ok: true, value: { workflows: located(workflows, parsed.value) }, problems: [] };
}

function readWorkflows(reader: FlowReader, model: Model): readonly Workflow[] {
  reader.only(['arazzo', 'info', 'sourceDescriptions', 'workflows', 'components', '$self']);
  const version = reader.text('arazzo', true);
  if (version !== undefined && !/^1\.\d/.test(version))
    reader.fail(['arazzo'], `Arazzo ${version} is not supported`, start);
  const found = reader.objects('workflows', true);
  const ids = found.map((one) => one.text('workflowId', true) ?? '');
  const context = { model, workflowIds: new Set(ids), components: reader.object('components') };
  const workflows = found.map((one, index) => readWorkflow(one, ids[index] ?? '', context));
  for (const [index, one] of found.entries())
    if (ids.indexOf(ids[index] ?? '') < index)
      one.fail(['workflowId'], 'two workflows have this id', 'Rename one.');
  for (const [index, one] of found.entries())
    if (leadsBack(ids[index] ?? '', workflows))
      one.fail(
        [],
        'the workflow runs itself, by way of others',
        'Take away one of dependsOn and workflowId.',
      );
  return workflows;
}

function readWorkflow(reader: FlowReader, id: string, context: FlowContext): Workflow {
  reader.only([
    'workflowId',
    'summary',
    'description',
    'inputs',
    'dependsOn',
    'steps',
    'successActions',
    'failureActions',
    'outputs',
    'parameters',
  ]);
  const found = reader.objects('steps', true);
  const names = found.map((one) => String(one.get('stepId')));
  const stepIds = new Set(names);
  for (const [index, one] of found.entries())
    if (names.indexOf(names[index] ?? '') < index)
      one.fail(['stepId'], 'two steps have this id', 'Rename one.');
  const parameters = readParameters(reader, context);
  const onSuccess = readActions(reader, 'successActions', stepIds, context);
  const onFailure = readActions(reader, 'failureActions', stepIds, context);
  const steps = found.flatMap((one) => readStep(one, stepIds, context) ?? []);
  const dependsOn = reader.texts('dependsOn').map((one) => one.replace(/^\$workflows\./, ''));
  for (const [index, one] of dependsOn.entries())
    if (!context.workflowIds.has(one))
      reader.fail(
        ['dependsOn', index],
        `there is no workflow "${one}" in this file`,
        suggestion(one, [...context.workflowIds]),
      );
  return {
    id,
    at: reader.at(),
    inputs: inputValues(context.model, reader, context.components),
    dependsOn,
    steps: steps.map((step) => ({
      ...step,
      parameters: [
        ...parameters.filter(
          (one) => !step.parameters.some((own) => own.name === one.name && own.in === one.in),
        ),
        ...step.parameters,
      ],
      onSuccess: withDefaults(step.onSuccess, onSuccess),
      onFailure: withDefaults(step.onFailure, onFailure),
    })),
    outputs: reader.object('outputs')?.value ?? {},
  };
}

/** A step's own action takes the place of the workflow's with the same name. */
function withDefaults(own: readonly FlowAction[], all: readonly FlowAction[]): readonly FlowAction[] {
  return [...own, ...all.filter(({ name }) => !own.some((one) => one.name === name))];
}

function leadsBack(id: string, workflows: readonly Workflow[]): boolean {
  const below = (name: string): readonly string[] => {
    const one = workflows.find((workflow) => workflow.id === name);
    const called = one?.steps.flatMap(({ target }) => (target.kind === 'workflow' ? [target.id] : [])) ?? [];
    return [...(one?.dependsOn ?? []), ...called];
  };
  const seen = new Set<string>();
  const queue = [...below(id)];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === id) return true;
    if (!seen.has(next)) queue.push(...below(next));
    seen.add(next);
  }
  return false;
}

/** Places with their positions, since the file does not travel with the document. */
function located(workflows: readonly Workflow[], source: Source): ReadonlyMap<string, Workflow> {
  const sources = new Map([[source.uri, source]]);
  const place = <T extends Workflow | Step | Step['criteria'][number]>(one: T): T => ({
    ...one,
    at: { ...one.at, position: locate({ sources }, one.at) },
  });
  return new Map(
    workflows.map((workflow) => [
      workflow.id,
      {
        ...place(workflow),
        steps: workflow.steps.map((step) => ({ ...place(step), criteria: step.criteria.map(place) })),
      },
    ]),
  );
}

async function textOf(path: string): Promise<string | Problem> {
  const failed = (message: string, hint: string): Problem => ({
    code: 'flow-invalid',
    severity: 'error',
    message,
    hint,
    at: { source: path, pointer: '', position: { line: 1, column: 1 } },
  });
  try {
    const about = await stat(path);
    if (!about.isFile()) return failed('this is no file', 'Name a file of YAML or JSON.');
    if (about.size > maxBytes)
      return failed(`the file has ${about.size} bytes, more than ${maxBytes} are not read`, 'Shorten it.');
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed(`the file cannot be read: ${reason}`, 'Check the path after --flow.');
  }
}

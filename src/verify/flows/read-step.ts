import { operationLabel } from '../../contract/finding.ts';
import { operationsNamed } from '../../contract/operations-named.ts';
import { parsePointer } from '../../document/pointer.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { suggestion } from '../../suggestion.ts';
import { criterionFault } from './check-criterion.ts';
import type { Criterion, FlowAction, Step, StepBody, StepParameter } from './flow.ts';
import type { FlowReader } from './flow-reader.ts';

/** What the parts of a file refer to. */
export interface FlowContext {
  readonly model: Model;
  readonly workflowIds: ReadonlySet<string>;
  /** `components` of the file; undefined where it has none. */
  readonly components: FlowReader | undefined;
}

const stepKeys = [
  'stepId',
  'description',
  'operationId',
  'operationPath',
  'workflowId',
  'parameters',
  'requestBody',
  'successCriteria',
  'onSuccess',
  'onFailure',
  'outputs',
];

/** A step, or undefined where it does nothing that can be done; what is wrong is told. */
export function readStep(
  reader: FlowReader,
  stepIds: ReadonlySet<string>,
  context: FlowContext,
): Step | undefined {
  reader.only(stepKeys);
  const id = reader.text('stepId', true);
  const target = readTarget(reader, context);
  const step = {
    parameters: readParameters(reader, context),
    body: readBody(reader),
    criteria: readCriteria(reader, 'successCriteria'),
    onSuccess: readActions(reader, 'onSuccess', stepIds, context),
    onFailure: readActions(reader, 'onFailure', stepIds, context),
    outputs: reader.object('outputs')?.value ?? {},
  };
  return id === undefined || !target ? undefined : { id, at: reader.at(), target, ...step };
}

function readTarget(reader: FlowReader, { model, workflowIds }: FlowContext): Step['target'] | undefined {
  const keys = ['operationId', 'operationPath', 'workflowId'].filter((key) => reader.has(key));
  if (keys.length !== 1) {
    const hint = 'Write one of operationId, operationPath and workflowId.';
    reader.fail(
      [],
      `a step has one of them, this one has ${keys.length === 0 ? 'none' : keys.join(' and ')}`,
      hint,
    );
    return undefined;
  }
  const [key = ''] = keys;
  const name = reader.text(key);
  if (name === undefined) return undefined;
  if (key === 'workflowId') {
    if (workflowIds.has(name)) return { kind: 'workflow', id: name };
    reader.fail([key], `there is no workflow "${name}" in this file`, suggestion(name, [...workflowIds]));
    return undefined;
  }
  const operation = key === 'operationId' ? byId(model, name) : byPath(model, name);
  if (operation) return { kind: 'operation', operation };
  const known = model.operations.flatMap((one) =>
    key === 'operationId' ? (one.operationId ?? []) : operationLabel(one),
  );
  reader.fail([key], `the document has no operation ${name}`, suggestion(name, known));
  return undefined;
}

/** `createJob`, or `$sourceDescriptions.jobs.createJob`. */
function byId(model: Model, name: string): Operation | undefined {
  const id = name.replace(/^\{?\$sourceDescriptions\.[\w-]+\.(.+?)\}?$/, '$1');
  return operationsNamed(model, id).find(({ operationId }) => operationId === id);
}

/** `{$sourceDescriptions.jobs.url}#/paths/~1jobs/get`. */
function byPath({ operations }: Model, text: string): Operation | undefined {
  const [, pointer = ''] = /#(.*)$/s.exec(text) ?? [];
  const [root, path, method] = parsePointer(pointer);
  return root === 'paths' ? operations.find((one) => one.path === path && one.method === method) : undefined;
}

/** The parameters of a step or a workflow. */
export function readParameters(reader: FlowReader, context: FlowContext): readonly StepParameter[] {
  return reader.objects('parameters').flatMap((one): StepParameter[] => {
    const named = resolveReference(one, 'parameters', context);
    if (!named) return [];
    const name = named.text('name', true);
    if (!named.has('value') && !one.has('value'))
      one.fail([], '"value" is missing', 'Write a constant or an expression.');
    // A value beside the reference counts more.
    const value = one.has('value') ? one.get('value') : named.get('value');
    return name === undefined ? [] : [{ name, in: named.text('in'), value }];
  });
}

function readBody(reader: FlowReader): StepBody | undefined {
  const body = reader.object('requestBody');
  if (!body) return undefined;
  body.only(['contentType', 'payload', 'replacements']);
  const replacements = body.objects('replacements').flatMap((one) => {
    const target = one.text('target', true);
    return target === undefined ? [] : [{ target: target.replace(/^#/, ''), value: one.get('value') }];
  });
  return { contentType: body.text('contentType'), payload: body.get('payload'), replacements };
}

/** The criteria under a key; those that cannot be checked are told and left out. */
function readCriteria(reader: FlowReader, key: string): readonly Criterion[] {
  return reader.objects(key).flatMap((one): Criterion[] => {
    const condition = one.text('condition', true);
    const type = one.get('type');
    const named = isObject(type) ? type.type : (type ?? 'simple');
    const context = one.text('context');
    if (condition === undefined) return [];
    if (named !== 'simple' && named !== 'regex' && named !== 'jsonpath') {
      const hint = 'Supported are simple, regex and jsonpath (RFC 9535).';
      one.fail(['type'], `criteria of the type ${JSON.stringify(named)} are not supported`, hint);
      return [];
    }
    if (named !== 'simple' && context === undefined) {
      one.fail([], `a ${named} criterion needs a "context"`, 'Write what it is applied to: $response.body.');
      return [];
    }
    const fault = criterionFault({ kind: named, condition });
    if (fault !== undefined) {
      one.fail(
        ['condition'],
        `the condition cannot be read: ${fault}`,
        'Write it like "$statusCode == 200" or "$response.body#/status == \'done\'".',
      );
      return [];
    }
    return [{ kind: named, condition, context, at: one.at('condition') }];
  });
}

/** The actions under a key. */
export function readActions(
  reader: FlowReader,
  key: string,
  stepIds: ReadonlySet<string>,
  context: FlowContext,
): readonly FlowAction[] {
  const isFailure = /fail/i.test(key);
  return reader.objects(key).flatMap((one): FlowAction[] => {
    const action = resolveReference(one, isFailure ? 'failureActions' : 'successActions', context);
    if (!action) return [];
    const type = action.text('type', true);
    const types = isFailure ? ['end', 'goto', 'retry'] : ['end', 'goto'];
    if (type === undefined) return [];
    if (!types.includes(type)) {
      action.fail(['type'], `"${type}" is no action here`, `There are: ${types.join(', ')}.`);
      return [];
    }
    const stepId = action.text('stepId');
    const workflowId = action.text('workflowId');
    checkGoal(action, { type, stepId, workflowId }, stepIds, context);
    return [
      {
        name: action.text('name', true) ?? type,
        // It is one of those.
        type: type as FlowAction['type'],
        stepId,
        workflowId,
        retryAfterMs: action.number('retryAfter', 0) * 1000,
        retryLimit: action.number('retryLimit', 1),
        criteria: readCriteria(action, 'criteria'),
      },
    ];
  });
}

function checkGoal(
  action: FlowReader,
  { type, stepId, workflowId }: { type: string; stepId: string | undefined; workflowId: string | undefined },
  stepIds: ReadonlySet<string>,
  { workflowIds }: FlowContext,
): void {
  if (stepId !== undefined && !stepIds.has(stepId))
    action.fail(['stepId'], `the workflow has no step "${stepId}"`, suggestion(stepId, [...stepIds]));
  if (workflowId !== undefined && !workflowIds.has(workflowId))
    action.fail(
      ['workflowId'],
      `there is no workflow "${workflowId}" in this file`,
      suggestion(workflowId, [...workflowIds]),
    );
  if (type === 'goto' && (stepId === undefined) === (workflowId === undefined))
    action.fail([], 'a goto leads to a step or to a workflow', 'Write one of stepId and workflowId.');
}

/** What `reference: $components.parameters.page` leads to; the object itself where it has none. */
function resolveReference(
  reader: FlowReader,
  section: string,
  { components }: FlowContext,
): FlowReader | undefined {
  const reference = reader.text('reference');
  if (reference === undefined) return reader;
  const [, kind, name = ''] = /^\$components\.(\w+)\.([\w.-]+)$/.exec(reference) ?? [];
  const found = kind === section ? components?.object(section)?.object(name) : undefined;
  if (!found) {
    const hint = `Write it like "$components.${section}.name", with a name of the file's components.`;
    reader.fail(['reference'], `"${reference}" leads to nothing`, hint);
  }
  return found;
}

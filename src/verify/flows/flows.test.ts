import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ItemsServer,
  itemsDocument,
  itemsKey,
  modelOf,
  startItemsServer,
} from '../items-server.fixture.ts';
import { verify } from '../verify.ts';
import type { FlowDocument } from './flow.ts';
import { parseFlows } from './read-flows.ts';

const model = modelOf(itemsDocument);

/** A description with these workflows, indented by two. */
function description(workflows: string, more = ''): string {
  const source = 'sourceDescriptions:\n  - { name: items, url: items.json, type: openapi }\n';
  return `arazzo: 1.0.1\ninfo: { title: T, version: '1' }\n${source}workflows:\n${workflows}\n${more}`;
}

function flowsOf(text: string): FlowDocument {
  const read = parseFlows('/flows.yaml', text, model);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const story = `
  - workflowId: story
    inputs:
      type: object
      properties: { name: { type: string, default: Chair }, suffix: { type: string, example: two } }
    steps:
      - stepId: make
        operationId: createItem
        requestBody:
          contentType: application/json
          payload: { name: '{$inputs.name} {$inputs.suffix}' }
          replacements: [{ target: /name, value: $inputs.name }]
        successCriteria:
          - condition: $statusCode == 201 && $response.body#/name == 'chair'
          - { type: regex, context: $response.header.location, condition: '/items/\\d+$' }
          - { type: jsonpath, context: $response.body, condition: '$[?@ == "Chair"]' }
        outputs: { id: $response.body.id, name: $response.body#/name }
      - stepId: read
        operationPath: '{$sourceDescriptions.items.url}#/paths/~1items~1{id}/get'
        parameters: [{ name: id, in: path, value: $steps.make.outputs.id }]
        successCriteria:
          - condition: $response.body.name == $steps.make.outputs.name && !($statusCode >= 300)
    outputs: { made: $steps.make.outputs.id }
`;

let server: ItemsServer;
beforeAll(async () => {
  server = await startItemsServer();
});
afterAll(() => server.close());

async function run(text: string, url = server.url) {
  const result = await verify(model, {
    server: url,
    headers: { 'X-API-Key': itemsKey },
    phases: ['sequences'],
    flows: [flowsOf(text)],
    sleep: async () => {},
  });
  const own = result.findings.filter(({ code }) => code === 'flow-failed');
  return {
    failures: own.map(({ operation, message }) => `${operation}: ${message}`),
    skipped: result.skipped.filter(({ case: one }) => one.topic === 'flow').map(({ reason }) => reason),
    steps: own.map(({ steps }) => steps.map(({ request }) => request.method).join(' ')),
  };
}

const none = { failures: [], skipped: [], steps: [] };

describe('a workflow', () => {
  test('is run with inputs, outputs and criteria of all kinds, and deleted after', async () => {
    const before = server.log.length;
    expect(await run(description(story))).toEqual(none);
    const sent = server.log.slice(before);
    expect(sent.slice(0, 3).map((line) => line.replace(/\d+/, 'n'))).toEqual([
      'POST /items',
      'GET /items/n',
      'DELETE /items/n',
    ]);
    expect(server.items.size).toBe(0);
  });

  test('that fails is a finding of its step, with what was sent', async () => {
    const broken = await startItemsServer((answer, { method }) => {
      if (method === 'GET' && answer.body?.startsWith('{"id"'))
        answer.body = answer.body.replace('Chair', 'Table');
      return undefined;
    });
    const told = await run(description(story), broken.url);
    await broken.close();
    expect(told).toEqual({
      failures: [
        'GET /items/{id}: the step "read" of the workflow "story" failed: $response.body.name == $steps.make.outputs.name && !($statusCode >= 300) does not hold',
      ],
      skipped: [],
      steps: ['POST GET'],
    });
  });

  const table: [name: string, text: string, failures: string[]][] = [
    [
      'a refusal without criteria',
      `
  - workflowId: w
    steps:
      - { stepId: read, operationId: getItem, parameters: [{ name: id, in: path, value: 987 }] }`,
      ['GET /items/{id}: the step "read" of the workflow "w" failed: it was refused'],
    ],
    [
      'a refusal that is wanted',
      `
  - workflowId: w
    steps:
      - stepId: read
        operationId: getItem
        parameters: [{ name: id, in: path, value: 987 }]
        successCriteria: [{ condition: $statusCode == 404 }]`,
      [],
    ],
    [
      'a failure that leads elsewhere',
      `
  - workflowId: w
    steps:
      - stepId: read
        operationId: getItem
        parameters: [{ name: id, in: path, value: 987 }]
        onFailure: [{ name: make, type: goto, stepId: make, criteria: [{ condition: $statusCode == 404 }] }]
      - { stepId: never, operationId: getItem, parameters: [{ name: id, in: path, value: 987 }] }
      - { stepId: make, operationId: createItem, requestBody: { payload: { name: Sofa } } }`,
      [],
    ],
    [
      'a failure that is tried again, and stays one',
      `
  - workflowId: w
    steps:
      - stepId: read
        operationId: getItem
        parameters: [{ name: id, in: path, value: 987 }]
        onFailure: [{ name: again, type: retry, retryAfter: 2, retryLimit: 3 }]`,
      ['GET /items/{id}: the step "read" of the workflow "w" failed: it was refused'],
    ],
    [
      'an early end',
      `
  - workflowId: w
    steps:
      - stepId: list
        operationId: listItems
        onSuccess: [{ name: done, type: end }]
      - { stepId: never, operationId: getItem, parameters: [{ name: id, in: path, value: 987 }] }`,
      [],
    ],
    [
      'an answer that lacks what is needed next',
      `
  - workflowId: w
    steps:
      - { stepId: make, operationId: createItem, requestBody: { payload: { name: Desk } }, outputs: { id: $response.body.ident } }
      - { stepId: read, operationId: getItem, parameters: [{ name: id, in: path, value: $steps.make.outputs.id }] }`,
      [
        'POST /items: the step "read" of the workflow "w" failed: it cannot be sent: "$steps.make.outputs.id" names nothing, for path id',
      ],
    ],
    [
      'others that come before, and one within',
      `
  - workflowId: w
    dependsOn: [first]
    steps:
      - stepId: inner
        workflowId: second
        parameters: [{ name: id, value: $workflows.first.outputs.id }]
        successCriteria: [{ condition: $outputs.seen == $workflows.first.outputs.id }]
  - workflowId: first
    steps:
      - { stepId: make, operationId: createItem, requestBody: { payload: { name: Bench } }, outputs: { id: $response.body.id } }
    outputs: { id: $steps.make.outputs.id }
  - workflowId: second
    inputs: { type: object, properties: { id: { type: integer, default: 987 } } }
    steps:
      - stepId: read
        operationId: getItem
        parameters: [{ name: id, in: path, value: $inputs.id }]
        successCriteria: [{ condition: $statusCode == 200 || $inputs.id == 987 }]
        outputs: { id: $response.body.id }
    outputs: { seen: $steps.read.outputs.id }`,
      [],
    ],
  ];
  test.each(table)('%s', async (_name, text, failures) => {
    expect(await run(description(text))).toMatchObject({ failures, skipped: [] });
  });

  test('is left out, with the reason, where it goes in circles or lacks an input', async () => {
    const circle = `
  - workflowId: circle
    steps:
      - { stepId: list, operationId: listItems, onSuccess: [{ name: again, type: goto, stepId: list }] }
  - workflowId: lacking
    inputs: { type: object, properties: { id: { not: {} } } }
    steps:
      - { stepId: read, operationId: getItem, parameters: [{ name: id, in: path, value: $inputs.id }] }`;
    expect((await run(description(circle))).skipped).toEqual([
      'the workflow "circle" took more than 200 steps: it goes in circles',
      'the step "read" cannot be sent: "$inputs.id" names nothing, for path id',
    ]);
  });
});

describe('a file of workflows', () => {
  const step = (text: string) => `
  - workflowId: w
    steps:
      - ${text}`;
  const wrong: [name: string, text: string, message: RegExp, line: number][] = [
    ['that is none', 'openapi: 3.1.0', /unknown key "openapi"/, 1],
    ['of a version to come', 'arazzo: 2.0.0\nworkflows: []', /Arazzo 2\.0\.0 is not supported/, 1],
    ['without workflows', "arazzo: 1.0.1\ninfo: { title: T, version: '1' }", /"workflows" is missing/, 1],
    [
      'with an unknown key',
      description(step('{ stepId: a, operationID: listItems }')),
      /unknown key "operationID"/,
      9,
    ],
    [
      'with an unknown operation',
      description(step('{ stepId: a, operationId: listItem }')),
      /no operation listItem/,
      9,
    ],
    ['with a step that does nothing', description(step('{ stepId: a }')), /this one has none/, 9],
    [
      'with a goto to nowhere',
      description(
        step('{ stepId: a, operationId: listItems, onSuccess: [{ name: b, type: goto, stepId: c }] }'),
      ),
      /has no step "c"/,
      9,
    ],
    [
      'with a retry after a success',
      description(step('{ stepId: a, operationId: listItems, onSuccess: [{ name: b, type: retry }] }')),
      /"retry" is no action here/,
      9,
    ],
    [
      'with a condition that cannot be read',
      description(
        step('{ stepId: a, operationId: listItems, successCriteria: [{ condition: $statusCode = 200 }] }'),
      ),
      /cannot be read/,
      9,
    ],
    [
      'with XPath',
      description(
        step(
          '{ stepId: a, operationId: listItems, successCriteria: [{ type: xpath, context: $response.body, condition: //a }] }',
        ),
      ),
      /criteria of the type "xpath" are not supported/,
      9,
    ],
    [
      'with a path that is no JSONPath',
      description(
        step(
          '{ stepId: a, operationId: listItems, successCriteria: [{ type: jsonpath, context: $response.body, condition: "$[" }] }',
        ),
      ),
      /cannot be read/,
      9,
    ],
    [
      'with a reference to nothing',
      description(
        step(
          '{ stepId: a, operationId: listItems, parameters: [{ reference: $components.parameters.page }] }',
        ),
      ),
      /leads to nothing/,
      9,
    ],
    [
      'with workflows that wait for each other',
      description(`
  - { workflowId: a, dependsOn: [b], steps: [{ stepId: s, operationId: listItems }] }
  - { workflowId: b, dependsOn: [a], steps: [{ stepId: s, operationId: listItems }] }`),
      /runs itself/,
      7,
    ],
    [
      'with two steps of one id',
      description(`
  - workflowId: w
    steps:
      - { stepId: a, operationId: listItems }
      - { stepId: a, operationId: listItems }`),
      /two steps have this id/,
      10,
    ],
  ];
  test.each(wrong)('%s', (_name, text, message, line) => {
    const read = parseFlows('/flows.yaml', text, model);
    expect(read.ok).toBe(false);
    const problem = read.problems.find((one) => message.test(one.message));
    expect(problem, JSON.stringify(read.problems)).toBeDefined();
    expect(problem?.at?.position?.line).toBe(line);
  });

  test('with components', async () => {
    const text = description(
      `
  - workflowId: w
    inputs: { $ref: '#/components/inputs/wanted' }
    parameters: [{ reference: $components.parameters.id }]
    failureActions: [{ reference: $components.failureActions.give-up }]
    steps:
      - { stepId: read, operationId: getItem }`,
      `components:
  inputs: { wanted: { type: object, properties: { id: { default: 55 } } } }
  parameters: { id: { name: id, in: path, value: $inputs.id } }
  failureActions: { give-up: { name: give-up, type: end } }`,
    );
    expect((await run(text)).failures).toEqual([
      'GET /items/{id}: the step "read" of the workflow "w" failed: it was refused',
    ]);
  });
});

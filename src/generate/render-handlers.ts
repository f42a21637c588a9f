import type { Model, Operation } from '../model/model.ts';
import { type Answer, answersOfAll } from './answers.ts';
import { apiNames } from './api-names.ts';
import { handlersRuntime } from './handlers-runtime.ts';
import { renderJsdoc } from './jsdoc.ts';
import { quote } from './literal.ts';
import { mockNames } from './mock-names.ts';
import { shortJsdoc } from './operation-jsdoc.ts';
import { specificFirst } from './path-order.ts';
import { SharedValues } from './shared-values.ts';
import { importTypes, type TypeReferences } from './type-references.ts';

/** `handlers.ts`: an MSW handler an operation, which answers with the document's examples. Needs nothing but MSW. */
export function renderHandlers(name: string, model: Model, references: TypeReferences): string {
  const { value } = apiNames(name);
  const { operations } = model;
  const names = mockNames(operations, `${value}Handlers`);
  if (operations.length === 0)
    return `import type { HttpHandler } from 'msw';\n\n${renderLists(value, model, [])}`;
  const mocks = renderMocks(model, references, names);
  const order = specificFirst(operations).flatMap((operation) => names.get(operation) ?? []);
  return [
    `import { HttpHandler, HttpResponse } from 'msw';\n`,
    importTypes(operations, references),
    `\nconst basePath = ${quote(model.servers[0]?.basePath ?? '')};\n`,
    `const ignoresTrailingSlash: boolean = ${model.ignoresTrailingSlash};\n\n`,
    `${mocks}\n`,
    `${renderLists(value, model, order)}\n`,
    handlersRuntime,
  ].join('');
}

/** The mocks, behind the data that several of them share. */
function renderMocks(
  model: Model,
  references: TypeReferences,
  names: ReadonlyMap<Operation, string>,
): string {
  const answers = answersOfAll(model);
  const shared = new SharedValues();
  for (const answer of [...answers.values()].flat()) shared.countAnswer(answer);
  const mocks = model.operations.map((operation) => {
    const own = answers.get(operation) ?? [];
    const data = own.map((answer) => `  ${shared.renderAnswer(answer)},\n`).join('');
    const types = `${references.of(operation)}, ${defaultStatus(own)}, ${exampleNames(own)}`;
    const call = `mock<${types}>(${quote(operation.method.toUpperCase())}, ${quote(operation.path)}, [${data === '' ? '' : `\n${data}`}]${ownBasePath(model, operation)})`;
    return `${shortJsdoc(operation, 0)}export const ${names.get(operation)} = /* @__PURE__ */ ${call};\n`;
  });
  return `${shared.render()}${mocks.join('\n')}`;
}

/** Where an operation's own server puts it, if that is elsewhere. */
function ownBasePath(model: Model, operation: Operation): string {
  const own = operation.servers[0]?.basePath;
  return own === undefined || own === (model.servers[0]?.basePath ?? '') ? '' : `, ${quote(own)}`;
}

function renderLists(value: string, model: Model, order: readonly string[]): string {
  const calls = order.map((name) => `    ${name}(undefined, options),\n`).join('');
  const list = order.length === 0 ? '[]' : `[\n${calls}  ]`;
  const options = order.length === 0 ? '' : `options: Pick<MockOptions, 'baseUrl'> = {}`;
  return [
    renderJsdoc([
      `Handlers of all operations of ${model.info.title}, each answering with the first example of its first success.`,
      'Concrete paths come before templated ones. Put a mock of your own before them to override one.',
    ]),
    `export function createHandlers(${options}): HttpHandler[] {\n  return ${list};\n}\n\n`,
    renderJsdoc([`The handlers of ${model.info.title} on any origin.`]),
    `export const ${value}Handlers: readonly HttpHandler[] = /* @__PURE__ */ createHandlers();\n`,
  ].join('');
}

/** The status that an answer has when none is named, as `types.ts` writes it. */
function defaultStatus(answers: readonly Answer[]): string {
  const success = answers.find(({ status }) => String(status).startsWith('2'));
  const status = (success ?? answers.find(({ status }) => status === 'default') ?? answers[0])?.status;
  if (status === undefined) return 'never';
  return typeof status === 'number' ? String(status) : quote(status);
}

/** Beyond this many names a mock takes any. */
const mostNames = 50;

function exampleNames(answers: readonly Answer[]): string {
  const names = new Set(answers.flatMap(({ bodies }) => bodies.flatMap(({ name }) => name ?? [])));
  if (names.size === 0) return 'never';
  return names.size > mostNames ? 'string' : [...names].map(quote).join(' | ');
}

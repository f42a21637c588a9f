import type { Model, Operation } from '../model/model.ts';
import { apiNames } from './api-names.ts';
import { clientDefinition } from './client-definition.ts';
import { jobData } from './job-data.ts';
import { renderJsdoc } from './jsdoc.ts';
import { printKey, printLiteral, printTypedLiteral, quote } from './literal.ts';
import { preferredFirst } from './media-type.ts';
import { operationJsdoc } from './operation-jsdoc.ts';
import { pageData } from './page-data.ts';
import { hasReadOnlyInput } from './read-only.ts';
import { renderAuth } from './render-auth.ts';
import { importTypes, type TypeReferences } from './type-references.ts';

/** `client.ts`: one documented, typed method an operation, over `@concordat/client`. */
export function renderClient(name: string, model: Model, references: TypeReferences): string {
  const { type } = apiNames(name);
  const calls = model.operations.map((operation) => callType(model, operation, references));
  const methods = model.operations.map(
    (operation, index) =>
      `${operationJsdoc(model, operation, 2, notSent(operation))}  readonly ${printKey(operation.name)}: ${calls[index]};\n`,
  );
  const auth = renderAuth(type, model);
  const definition = clientDefinition(model);
  const hasServer = definition.baseUrl !== undefined;
  const runtimeTypes = [
    ...(hasServer ? [] : ['BaseUrl']),
    ...auth.imports,
    ...['Call', 'OptionalCall', 'WithoutReadOnly'].filter((used) =>
      calls.some((call) => call.startsWith(`${used}<`) || call.includes(`<${used}<`)),
    ),
    ...['Job', 'Paged'].filter((used) => calls.some((call) => call.includes(` ${used}<`))),
    'ClientDefinition',
    'ClientOptions',
  ];
  // Only who has a WebSocket to follow loads what follows it.
  const hasSocket = model.operations.some((operation) => jobData(model, operation)?.data.socket);
  const shared = [
    ...(runtimeTypes.includes('Job') && !hasSocket ? ['jobs'] : []),
    ...(runtimeTypes.includes('Paged') ? ['pages'] : []),
  ];
  const features = hasSocket ? ['socketJobs', ...shared] : shared;
  return [
    `import { ${['createOperations', ...shared].join(', ')} } from '@concordat/client';\n`,
    `import type { ${runtimeTypes.sort().join(', ')} } from '@concordat/client';\n`,
    ...(hasSocket ? ["import { socketJobs } from '@concordat/client/websocket';\n"] : []),
    importTypes(model.operations, references),
    `\n${renderJsdoc([`The operations of ${model.info.title} ${model.info.version}.`])}`,
    `export interface ${type}Client {\n${methods.join('\n')}}\n\n`,
    `${auth.text}\n${renderFactory(type, model, hasServer, features)}\n`,
    `const definition: ClientDefinition = ${printTypedLiteral(definition)};\n`,
  ].join('');
}

function callType(model: Model, operation: Operation, references: TypeReferences): string {
  const own = references.of(operation);
  const type = hasReadOnlyInput(model.document, operation) ? `WithoutReadOnly<${own}>` : own;
  const [media] = preferredFirst(operation.requestBody?.content.map((content) => content.name) ?? []);
  const job = jobType(model, operation, references);
  const isPlain = media === undefined || media === 'application/json';
  const body = isPlain && job === '' ? '' : `, ${quote(media ?? 'application/json')}`;
  const needed =
    operation.requestBody?.required === true ||
    operation.parameters.some((parameter) => parameter.required && parameter.in !== 'querystring') ||
    operation.path.includes('{');
  return `${needed ? 'Call' : 'OptionalCall'}<${type}${body}${job}>${pagedType(model, operation, own)}`;
}

/** ` & Paged<…>` of a list that is read page by page. */
function pagedType(model: Model, operation: Operation, own: string): string {
  const page = pageData(model, operation);
  return page ? ` & Paged<${own}${page.items ? `, ${printLiteral(page.items)}` : ''}>` : '';
}

/** `, Job<…>` of an operation that starts something long: what is started, where it is read, and how it ends. */
function jobType(model: Model, operation: Operation, references: TypeReferences): string {
  const job = jobData(model, operation);
  if (!job) return '';
  const { state, item = [] } = job.data;
  const union = (states: readonly string[]) => states.map(quote).join(' | ');
  const ends = state ? [union(state.done), ...(state.failed.length > 0 ? [union(state.failed)] : [])] : [];
  const read = job.read ? [references.of(job.read), printLiteral(item), ...ends] : [];
  return `, Job<${[references.of(operation), ...read].join(', ')}>`;
}

/** What the runtime cannot send is said where it is missed. */
function notSent({ method, parameters }: Operation): readonly string[] {
  const queryStrings = parameters.filter((parameter) => parameter.in === 'querystring');
  return [
    ...(method === 'trace' ? ['`fetch` refuses this method.'] : []),
    ...queryStrings.map(
      ({ name }) => `Not supported yet: the parameter \`${name}\`, which is the whole query string.`,
    ),
  ];
}

function renderFactory(type: string, model: Model, hasServer: boolean, features: readonly string[]): string {
  const options = hasServer
    ? `export type ${type}ClientOptions = ClientOptions<${type}Auth>;\n`
    : `export type ${type}ClientOptions = ClientOptions<${type}Auth> & { readonly baseUrl: BaseUrl };\n`;
  const about = hasServer
    ? 'Options of the client.'
    : 'Options of the client; the document names no absolute server.';
  const first = model.operations[0]?.name;
  const given = [
    ...(hasServer ? [] : ["baseUrl: 'https://…'"]),
    ...(model.securitySchemes.size > 0 ? ['auth: { … }'] : []),
  ];
  const create = `const client = createClient(${given.length > 0 ? `{ ${given.join(', ')} }` : ''});`;
  const example =
    first === undefined ? [] : [`@example\n${create}\nconst { data, error } = await client.${first}(…);`];
  return [
    renderJsdoc([about]),
    options,
    '\n',
    renderJsdoc([`Creates a client of ${model.info.title}.`], example),
    `export function createClient(options: ${type}ClientOptions${hasServer ? ' = {}' : ''}): ${type}Client {\n`,
    `  return createOperations<${type}Client>(definition, options${features.length > 0 ? `, [${features.join(', ')}]` : ''});\n}\n`,
  ].join('');
}

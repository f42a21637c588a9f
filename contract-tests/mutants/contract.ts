import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Parameter, readParameter } from './read-parameter.ts';
import type { Call } from './serve.ts';
import type { Answer } from './subject.ts';

/** One way in which a request leaves the document. */
export interface Violation {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** The parameter's name, or the JSON pointer into the body: `/tags/0`, the object's for a missing property. */
  readonly name: string;
  /** `maxLength`; `required` for a parameter that is missing, `type` for one that cannot be read. */
  readonly keyword: string;
  /** The missing or additional property, where the keyword is about one. */
  readonly property: string | undefined;
  readonly message: string;
}

/** A document as the subjects use it: an oracle of its own, which shares no code with the toolkit. */
export interface Contract {
  /** `GET /books/{id}`, in the document's order. */
  readonly operations: readonly string[];
  /** The parameters of a request, read and checked; defaults are filled in, what cannot be read is left out. */
  readParameters(call: Call): {
    readonly values: Readonly<Record<string, unknown>>;
    readonly violations: readonly Violation[];
  };
  /** Checks a body, already parsed, against the schema of the operation's request body. */
  checkBody(call: Pick<Call, 'method' | 'template'>, mediaType: string, value: unknown): readonly Violation[];
  /** In which ways an answer leaves the document; nothing where no operation has the path and method. */
  checkAnswer(method: string, path: string, answer: Answer): readonly string[];
}

interface Content {
  readonly [mediaType: string]: { readonly schema?: object };
}

interface ResponseObject {
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema?: object }>>;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

type PathItem = Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] };

interface Document {
  readonly paths: Readonly<Record<string, PathItem>>;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

const contracts = new Map<string, Contract>();

/** The contract of a document whose references all stay inside it, read once. @param path of an openapi.yaml */
export function loadContract(path: string): Contract {
  const contract = contracts.get(path) ?? readContract(path);
  contracts.set(path, contract);
  return contract;
}

function readContract(path: string): Contract {
  const document = load(readFileSync(path, 'utf8'), { schema: CORE_SCHEMA }) as Document;
  const check = checkAgainst(document);
  const resolve = <T>(value: T): T => resolveReference(document, value);
  const operationOf = (method: string, template: string): Operation | undefined => {
    const item = document.paths[template];
    return item?.[method.toLowerCase()] ?? (method === 'HEAD' ? item?.get : undefined);
  };
  const operations = Object.entries(document.paths).flatMap(([template, item]) =>
    methods.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${template}`),
  );
  return {
    operations,
    readParameters(call) {
      const own = operationOf(call.method, call.template)?.parameters ?? [];
      const shared = document.paths[call.template]?.parameters ?? [];
      return readAll([...shared, ...own].map(resolve), call, check);
    },
    checkBody({ method, template }, mediaType, value) {
      const body = resolve(operationOf(method, template)?.requestBody);
      const schema = body?.content[mediaType]?.schema;
      return schema ? check(schema, value).map(bodyViolation) : [];
    },
    checkAnswer(method, path, answer) {
      const template = templateOf(Object.keys(document.paths), path.split('?')[0] ?? '');
      const operation = template === undefined ? undefined : operationOf(method, template);
      if (!operation) return [];
      const key = `${answer.status}`;
      const found =
        operation.responses[key] ?? operation.responses[`${key[0]}XX`] ?? operation.responses.default;
      if (!found) return method === 'HEAD' && answer.status === 405 ? [] : [`undocumented status ${key}`];
      return checkResponse(resolve(found), answer, method === 'HEAD', { check, resolve });
    },
  };
}

type Check = (schema: object, value: unknown) => readonly ErrorObject[];

/** Schemas are compiled when they are first used. */
function checkAgainst(document: object): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const compiled = new Map<object, ValidateFunction>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(rooted(schema) as object);
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

function readAll(
  parameters: readonly Parameter[],
  call: Call,
  check: Check,
): { values: Readonly<Record<string, unknown>>; violations: readonly Violation[] } {
  const values: Record<string, unknown> = {};
  const violations: Violation[] = [];
  for (const parameter of parameters) {
    const { in: where, name, schema = {} } = parameter;
    const told = (keyword: string, message: string) =>
      violations.push({
        in: where,
        name,
        keyword,
        property: undefined,
        message: `${where} ${name} ${message}`,
      });
    const read = readParameter(parameter, call);
    if (read.kind === 'unreadable') told('type', read.reason);
    else if (read.kind === 'value') {
      const errors = check(schema, read.value);
      for (const { keyword, message } of errors) told(keyword, message ?? keyword);
      values[name] = read.value;
    } else {
      if (parameter.required) told('required', 'is missing');
      if (schema.default !== undefined) values[name] = schema.default;
    }
  }
  return { values, violations };
}

function bodyViolation({ instancePath, keyword, params, message }: ErrorObject): Violation {
  const property = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return { in: 'body', name: instancePath, keyword, property, message: `body${instancePath} ${message}` };
}

function checkResponse(
  response: ResponseObject,
  answer: Answer,
  isHead: boolean,
  { check, resolve }: { check: Check; resolve: <T>(value: T) => T },
): string[] {
  const wrong: string[] = [];
  for (const [name, header] of Object.entries(response.headers ?? {})) {
    const { required = false, schema = {} } = resolve(header);
    const text = answer.headers[name.toLowerCase()];
    if (text === undefined) {
      if (required) wrong.push(`header ${name} is missing`);
      continue;
    }
    const value = 'type' in schema && schema.type === 'integer' ? Number(text) : text;
    wrong.push(...check(schema, value).map(({ message }) => `header ${name} ${message}: ${text}`));
  }
  const [mediaType = ''] = (answer.headers['content-type'] ?? '').toLowerCase().split(';');
  if (!response.content) return answer.text === '' ? wrong : [...wrong, 'a body where none is documented'];
  const content = response.content[mediaType.trim()];
  if (!content) return [...wrong, `undocumented content type "${mediaType}"`];
  if (isHead || !content.schema || !mediaType.includes('json')) return wrong;
  if (answer.json === undefined) return [...wrong, 'malformed JSON'];
  return [...wrong, ...check(content.schema, answer.json).map((one) => `${one.instancePath} ${one.message}`)];
}

/** Literal segments win over variables. */
function templateOf(templates: readonly string[], path: string): string | undefined {
  const given = path.split('/');
  const fits = templates.filter((template) => {
    const wanted = template.split('/');
    const same = (segment: string, index: number) =>
      segment.startsWith('{') ? given[index] !== '' : segment === given[index];
    return wanted.length === given.length && wanted.every(same);
  });
  return fits.sort((one, other) => one.split('{').length - other.split('{').length)[0];
}

function resolveReference<T>(document: unknown, value: T): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value;
  let found: unknown = document;
  for (const key of String(value.$ref).slice(2).split('/')) {
    found = (found as Readonly<Record<string, unknown>>)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return found as T;
}

/** The same schema with its local references pointing into the document. */
function rooted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rooted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [key, `document${inner}`] : [key, rooted(inner)],
  );
  return Object.fromEntries(entries);
}

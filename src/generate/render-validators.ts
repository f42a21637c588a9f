import type { Model, Operation, Parameter, Response } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { renderJsdoc } from './jsdoc.ts';
import { printKey, quote } from './literal.ts';
import { isJsonMedia, preferredFirst } from './media-type.ts';
import { type Code, group, keyed, printCode } from './validator-code.ts';
import { ValidatorPrinter } from './validator-printer.ts';

/** `validators.ts`, and what it does not check. */
export interface RenderedValidators {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** `validators.ts`: what the document says of requests and answers, as checks that need nothing but the client. */
export function renderValidators(model: Model): RenderedValidators {
  const printer = new ValidatorPrinter(model);
  const table = model.operations.map(
    (operation) => [operation.name, operationChecks(operation, printer)] as const,
  );
  // Everything is defined by now: checks can be named and shared.
  const rows = table.map(([name, checks]) => keyed(printKey(name), checks()));
  const checks = printer.print();
  const problems = printer.problems;
  const imports = [
    ...printer.used,
    'createValidation',
    'type Check',
    'type OperationChecks',
    'type Validation',
    'type ValidationMode',
    'type ValidationOptions',
  ];
  const sorted = imports.filter((name) => name !== 'type Check' || checks !== '').sort(byName);
  const text = [
    `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '@concordat/client/validate';\n\n`,
    renderJsdoc(
      [
        `Checks what a client of ${model.info.title} sends and gets: an option of \`createClient\`.`,
        notChecked(problems, printer),
      ],
      [
        '@param mode `warn` hands problems to `onProblem` (default: a line each on the console), `throw` throws a `ValidationError`',
        "@example\nconst client = createClient({ validate: validate('warn') });",
      ],
    ),
    'export function validate(mode: ValidationMode, options?: ValidationOptions): Validation {\n',
    '  return createValidation(operations, mode, options);\n}\n\n',
    checks,
    `const operations: Readonly<Record<string, OperationChecks>> = ${printCode(group('{', rows, '}'))};\n`,
  ];
  return { text: text.join(''), problems };
}

function byName(a: string, b: string): number {
  const [first, second] = [a.replace('type ', ''), b.replace('type ', '')];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** So many lines of a file are enough to say what is missing from it. */
const mostLines = 100;

function notChecked(problems: readonly Problem[], printer: ValidatorPrinter): string | undefined {
  if (problems.length === 0) return undefined;
  const lines = problems.map(
    ({ at, message }) => `- ${at ? `\`${printer.writePlace(at)}\`: ` : ''}${message}`,
  );
  const more = lines.length - mostLines;
  return ['Not checked:', ...lines.slice(0, mostLines), ...(more > 0 ? [`- and ${more} more`] : [])].join(
    '\n',
  );
}

/** What an operation is checked against; the code is made when all of them are known. */
function operationChecks(operation: Operation, printer: ValidatorPrinter): () => Code {
  const groups = (['path', 'query', 'header', 'cookie'] as const).map(
    (place) => [place, parameterChecks(operation, place, printer)] as const,
  );
  for (const { in: place, name, at } of operation.parameters) {
    if (place === 'querystring')
      printer.tell(at, `the parameter "${name}", which is the whole query string, is not checked`);
  }
  const content = operation.requestBody?.content ?? [];
  const body = bodyChecks(content, 'request', printer);
  const responses = operation.responses.map(
    (response) => [response.status, responseChecks(operation, response, printer)] as const,
  );
  return () => {
    const parts: Code[] = [`at: ${quote(printer.writePlace(operation.at))}`];
    for (const [place, make] of groups) if (make) parts.push(keyed(place, make()));
    if (content.length > 0) parts.push(keyed('body', body()));
    if (operation.requestBody?.required) parts.push('bodyRequired: true');
    const rows = responses.map(([status, make]) => keyed(printKey(status), make()));
    return group('{', [...parts, group('responses: {', rows, '}')], '}');
  };
}

/** Headers that OpenAPI leaves to other parts of the document. */
const described = /^(?:accept|authorization|content-type)$/i;

/**
 * Parameters of one place as the properties of an object.
 *
 * Only those of the query are asked for: paths cannot be written without theirs, and headers and cookies come
 * from elsewhere too, such as policies.
 */
function parameterChecks(
  { parameters, at }: Operation,
  place: Parameter['in'],
  printer: ValidatorPrinter,
): (() => Code) | undefined {
  const own = parameters.filter(
    (parameter) => parameter.in === place && !(place === 'header' && described.test(parameter.name)),
  );
  const required =
    place === 'query' ? own.filter((parameter) => parameter.required).map(({ name }) => quote(name)) : [];
  const made = own.flatMap(({ name, schema, content }) => {
    const described = schema ?? content.find((media) => isJsonMedia(media.name))?.schema;
    return described ? [[name, printer.define(described, 'request')] as const] : [];
  });
  if (made.length === 0 && required.length === 0) return undefined;
  return () => {
    const rows = made.map(([name, id]) => keyed(printKey(name), sent(id, printer)));
    const codes: Code[] = required.length > 0 ? [`${printer.use('required')}(${required.join(', ')})`] : [];
    if (rows.length > 0) codes.push(group(`${printer.use('properties')}(`, [group('{', rows, '}')], ')'));
    return printer.placed({ ...at, pointer: `${at.pointer}/parameters` }, codes);
  };
}

function sent(id: string, printer: ValidatorPrinter): Code {
  const check = printer.check(id);
  return check === undefined ? 'true' : group(`[${printer.use('asSent')}(`, [check], ')]');
}

function bodyChecks(
  content: Response['content'],
  direction: 'request' | 'response',
  printer: ValidatorPrinter,
): () => Code {
  const names = preferredFirst(content.map(({ name }) => name));
  const made = names.map((name) => {
    const media = content.find((one) => one.name === name);
    if (!isJsonMedia(name)) {
      if (media) printer.tell(media.at, `bodies of ${name} are not checked: only JSON is`);
      return [name, undefined] as const;
    }
    return [name, media?.schema && printer.define(media.schema, direction)] as const;
  });
  return () => {
    const rows = made.map(([name, id]) =>
      keyed(printKey(name), (id !== undefined && printer.check(id)) || 'null'),
    );
    return group('{', rows, '}');
  };
}

function responseChecks(operation: Operation, response: Response, printer: ValidatorPrinter): () => Code {
  const isEmpty = operation.method === 'head' || /^(?:1|204|205|304)/.test(response.status);
  const body =
    isEmpty || response.content.length === 0 ? undefined : bodyChecks(response.content, 'response', printer);
  const headers = headerChecks(response, printer);
  return () => {
    const parts = [
      ...(headers ? [keyed('headers', headers())] : []),
      ...(body ? [keyed('body', body())] : []),
    ];
    return group('{', parts, '}');
  };
}

/** Headers whose text is their value; lists and objects are written in styles that are not read. */
function headerChecks({ headers, at }: Response, printer: ValidatorPrinter): (() => Code) | undefined {
  const made = headers.flatMap((header) => {
    if (!header.schema || described.test(header.name)) return [];
    if (!printer.isScalar(header.schema)) {
      printer.tell(header.at, `the header "${header.name}" is not checked: it is no single text or number`);
      return [];
    }
    return [[header.name.toLowerCase(), printer.define(header.schema, 'response')] as const];
  });
  if (made.length === 0) return undefined;
  return () => {
    const rows = made.map(([name, id]) => keyed(printKey(name), sent(id, printer)));
    const code = group(`${printer.use('properties')}(`, [group('{', rows, '}')], ')');
    return printer.placed({ ...at, pointer: `${at.pointer}/headers` }, [code]);
  };
}

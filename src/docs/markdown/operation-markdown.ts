import { bodyFormatOf } from '../../http/media-type.ts';
import type { Header, MediaType, Operation, Parameter, RequestBody, Response } from '../../model/model.ts';
import { codeSpan, escapeMarkdown, fence, nestMarkdown, table } from './escape-markdown.ts';
import { type SchemaContext, schemaMarkdown, typeMarkdown } from './schema-markdown.ts';

/** A longer example is cut, and says so. */
const maxExample = 6000;

/** An operation as Markdown. @param level of its heading */
export function operationMarkdown(context: SchemaContext, operation: Operation, level = 3): string {
  const heading = '#'.repeat(level);
  const { method, path, summary, description, parameters, requestBody, responses } = operation;
  const title = `${heading} ${codeSpan(`${method.toUpperCase()} ${path}`)}${summary ? ` ${escapeMarkdown(summary)}` : ''}`;
  const parts = [
    title,
    operation.deprecated ? 'Deprecated.' : '',
    description ? nestMarkdown(description, level) : '',
    facts(operation),
    parameters.length > 0 ? `${heading}# Parameters\n\n${parameterTable(context, parameters)}` : '',
    requestBody ? bodyMarkdown(context, requestBody, level + 1) : '',
    ...responses.map((response) => responseMarkdown(context, response, level + 1)),
    ...(level > 3 ? [] : callbacks(context, operation, level + 1)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function facts({ operationId, security }: Operation): string {
  const alternatives = security.map(({ schemes }) =>
    [...schemes]
      .map(
        ([name, scopes]) =>
          `${codeSpan(name)}${scopes.length > 0 ? ` (${scopes.map(codeSpan).join(', ')})` : ''}`,
      )
      .join(' and '),
  );
  const needed = alternatives.map((text) => text || 'none').join(', or ') || 'none';
  return [
    operationId === undefined ? '' : `- Operation: ${codeSpan(operationId)}`,
    `- Credentials: ${needed}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function parameterTable(context: SchemaContext, parameters: readonly Parameter[]): string {
  const rows = parameters.map((parameter) => {
    const schema = parameter.schema ?? parameter.content[0]?.schema;
    const examples = parameter.examples.flatMap(({ value }) =>
      value === undefined ? [] : [codeSpan(plain(value))],
    );
    const about = [
      parameter.deprecated ? 'Deprecated.' : '',
      parameter.description ?? '',
      examples.length > 0 ? `Example: ${examples.join(', ')}.` : '',
    ];
    return [
      codeSpan(parameter.name),
      parameter.in,
      schema ? typeMarkdown(context, schema) : 'any',
      parameter.required ? 'yes' : '',
      about.filter(Boolean).join(' '),
    ];
  });
  return table(['Name', 'In', 'Type', 'Required', 'Description'], rows);
}

function bodyMarkdown(context: SchemaContext, body: RequestBody, level: number): string {
  const parts = [
    `${'#'.repeat(level)} Body${body.required ? ' (required)' : ''}`,
    body.description ? nestMarkdown(body.description, level) : '',
    ...body.content.map((media) => mediaMarkdown(context, media)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function responseMarkdown(context: SchemaContext, response: Response, level: number): string {
  const parts = [
    `${'#'.repeat(level)} Response ${codeSpan(response.status)}`,
    nestMarkdown(response.description, level),
    response.headers.length > 0 ? headerTable(context, response.headers) : '',
    ...response.content.map((media) => mediaMarkdown(context, media)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function headerTable(context: SchemaContext, headers: readonly Header[]): string {
  const rows = headers.map(({ name, schema, required, description }) => [
    codeSpan(name),
    schema ? typeMarkdown(context, schema) : 'any',
    required ? 'yes' : '',
    description ?? '',
  ]);
  return table(['Header', 'Type', 'Required', 'Description'], rows);
}

function mediaMarkdown(context: SchemaContext, media: MediaType): string {
  const parts = [
    codeSpan(media.name),
    media.schema ? schemaMarkdown(context, media.schema) : '',
    ...media.examples.map((example) => {
      const title = [
        example.name === undefined ? '' : codeSpan(example.name),
        escapeMarkdown(example.summary ?? ''),
      ];
      const label = `Example${title.some(Boolean) ? ` ${title.filter(Boolean).join(': ')}` : ''}:`;
      if (example.value === undefined) return `${label} ${codeSpan(example.externalValue ?? '')}`;
      return `${label}\n\n${exampleFence(example.value, media.name)}`;
    }),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function exampleFence(value: unknown, mediaType: string): string {
  const isText = typeof value === 'string' && bodyFormatOf(mediaType) !== 'json';
  const text = isText ? value : (JSON.stringify(value, null, 2) ?? '');
  if (text.length <= maxExample) return fence(text, isText ? '' : 'json');
  const cut = fence(text.slice(0, maxExample), isText ? '' : 'json');
  return `${cut}\n\n(The first ${maxExample} of ${text.length} characters; openapi.json has all of them.)`;
}

function callbacks(context: SchemaContext, operation: Operation, level: number): readonly string[] {
  return operation.callbacks.flatMap(({ name, operations }) => [
    `${'#'.repeat(level)} Callback ${codeSpan(name)}`,
    ...operations.map((inner) => operationMarkdown(context, inner, Math.min(level + 1, 5))),
  ]);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

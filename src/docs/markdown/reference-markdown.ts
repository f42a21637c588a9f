import type { Model, SecurityScheme } from '../../model/model.ts';
import { groupByTag } from '../group-by-tag.ts';
import { codeSpan, escapeMarkdown, nestMarkdown, table } from './escape-markdown.ts';
import { NamedSchemas } from './named-schemas.ts';
import { operationMarkdown } from './operation-markdown.ts';
import { namedSchemaMarkdown, type SchemaContext } from './schema-markdown.ts';

/**
 * The whole reference of an API as Markdown: its operations by tag, then the schemas that they refer to.
 *
 * Of examples longer than 6,000 characters only the beginning.
 */
export function referenceMarkdown(model: Model): string {
  const context: SchemaContext = { model, names: new NamedSchemas(model) };
  const parts = [
    `# ${escapeMarkdown(model.info.title)} ${escapeMarkdown(model.info.version)}`,
    model.info.description ? nestMarkdown(model.info.description, 1) : '',
    'The OpenAPI document: [openapi.json](openapi.json).',
    servers(model),
    credentials(model),
    ...groupByTag(model).flatMap(({ name, description, operations }) => [
      `## ${escapeMarkdown(name)}`,
      description ? nestMarkdown(description, 2) : '',
      ...operations.map((operation) => operationMarkdown(context, operation)),
    ]),
    ...schemas(context),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function servers(model: Model): string {
  if (model.servers.length === 0) return '';
  const lines = model.servers.map(
    ({ url, description }) => `- ${codeSpan(url)}${description ? ` ${escapeMarkdown(description)}` : ''}`,
  );
  return `## Servers\n\n${lines.join('\n')}`;
}

function credentials(model: Model): string {
  const schemes = [...model.securitySchemes.values()];
  if (schemes.length === 0) return '';
  const rows = schemes.map((scheme) => [codeSpan(scheme.name), schemeText(scheme), scheme.description ?? '']);
  return `## Credentials\n\n${table(['Name', 'Kind', 'Description'], rows)}`;
}

function schemeText({ type, in: place, parameterName, scheme }: SecurityScheme): string {
  if (type === 'apiKey') return `key in the ${place ?? 'header'} ${codeSpan(parameterName ?? '')}`;
  return type === 'http' ? `HTTP ${escapeMarkdown(scheme ?? '')}` : type;
}

/** The list grows while its schemas are written. */
function schemas(context: SchemaContext): readonly string[] {
  const parts: string[] = [];
  for (const { name, schema } of context.names.list)
    parts.push(`### Schema ${escapeMarkdown(name)}`, namedSchemaMarkdown(context, schema));
  return parts.length > 0 ? ['## Schemas', ...parts] : [];
}

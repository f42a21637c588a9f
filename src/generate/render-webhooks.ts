import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { type ApiEvent, apiEvents } from './api-events.ts';
import { apiNames } from './api-names.ts';
import { renderJsdoc } from './jsdoc.ts';
import { printKey, quote } from './literal.ts';
import { isJsonMedia } from './media-type.ts';
import { type Code, group, keyed, printCode } from './validator-code.ts';
import { ValidatorPrinter } from './validator-printer.ts';

/** `webhooks.ts`, and what it does not check. */
export interface RenderedWebhooks {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** `webhooks.ts`: what the API sends, typed and checked, over `@concordat/client/webhooks`. */
export function renderWebhooks(name: string, model: Model): RenderedWebhooks {
  const { type } = apiNames(name);
  const events = apiEvents(model);
  const printer = new ValidatorPrinter(model);
  const made = events.map((event) => [event.name, checkOf(event.operation, printer)] as const);
  // Everything is defined by now: checks can be named and shared.
  const rows = made.map(([event, id]) =>
    keyed(printKey(event), (id !== undefined && printer.check(id)) || 'null'),
  );
  const checks = printer.print();
  const text = [
    "import { createWebhookHandler as createHandler } from '@concordat/client/webhooks';\n",
    `import type { ${[...(events.length > 0 ? ['EventBody'] : []), 'WebhookChecks', 'WebhookHandler', 'WebhookOptions'].join(', ')} } from '@concordat/client/webhooks';\n`,
    renderImports(printer, checks),
    ...(events.length > 0 ? ["import type { webhooks } from './types.ts';\n"] : []),
    `\n${renderJsdoc([`What ${model.info.title} ${model.info.version} sends: bodies by event.`])}`,
    `export interface ${type}Events {\n${events.map(renderEvent).join('\n')}}\n\n`,
    renderFactory(type, model, events),
    checks,
    `const checks: WebhookChecks = ${printCode(group('{', rows, '}'))};\n`,
  ];
  return { text: text.join(''), problems: printer.problems };
}

function checkOf({ requestBody }: Operation, printer: ValidatorPrinter): string | undefined {
  const schema = requestBody?.content.find((media) => isJsonMedia(media.name))?.schema;
  return schema && printer.define(schema, 'request');
}

function renderImports({ used }: ValidatorPrinter, checks: string): string {
  const names: readonly Code[] = [...(checks === '' ? [] : ['type Check']), ...[...used].sort()];
  if (names.length === 0) return '';
  return `import ${printCode(group('{', names, '}'))} from '@concordat/client/validate';\n`;
}

function renderEvent({ name, operation, callback }: ApiEvent): string {
  const { summary, description } = operation;
  const place = callback
    ? `Callback \`${callback.name}\` of \`${callback.of.name}\``
    : `Webhook \`${name.replaceAll('`', '')}\``;
  const jsdoc = renderJsdoc([summary, description, place], operation.deprecated ? ['@deprecated'] : [], 2);
  return `${jsdoc}  readonly ${printKey(name)}: EventBody<webhooks[${quote(name)}]['post']>;\n`;
}

function renderFactory(type: string, model: Model, events: readonly ApiEvent[]): string {
  const first = events[0];
  const trust = first?.callback
    ? `unsigned: true, event: ${quote(first.name)}`
    : 'secret: process.env.WEBHOOK_SECRET';
  const example = first
    ? [
        `@example\nconst receive = createWebhookHandler({\n  ${trust},\n  handlers: { ${printKey(first.name)}: async (event, { id }) => { … } },\n});`,
      ]
    : [];
  const says = `Receives what ${model.info.title} sends: \`(request: Request) => Promise<Response>\`.`;
  return [
    renderJsdoc([says], example),
    `export function createWebhookHandler(options: WebhookOptions<${type}Events>): WebhookHandler {\n`,
    '  return createHandler(options, checks);\n}\n\n',
  ].join('');
}

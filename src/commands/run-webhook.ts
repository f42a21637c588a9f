import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { contractCodes } from '../contract/codes.ts';
import { ToolkitError } from '../error.ts';
import { redactUrl } from '../http/secrets.ts';
import type { DeliveryOptions } from '../mock/webhook/webhook-delivery.ts';
import { findWebhook, type SentWebhook, sendWebhook } from '../mock/webhook/webhook-send.ts';
import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { type Report, type ReportFormat, reportProblems } from '../report/report.ts';
import { hasErrors, plural } from '../report/summary.ts';
import { suggestion } from '../suggestion.ts';
import { version } from '../version.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import { printReport } from './print-report.ts';
import { type SigningFlags, signingOf } from './signing-of.ts';

/** What the flags of `webhook` say. */
export interface WebhookFlags extends SigningFlags {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly data: string | undefined;
  readonly example: string | undefined;
  readonly count: number | undefined;
  readonly attempts: number | undefined;
  readonly timeout: number | undefined;
  readonly format: ReportFormat;
  readonly output: string | undefined;
}

/** Sends a webhook and reports what the receiver made of it, or lists the webhooks; resolves to the exit code. */
export async function runWebhook(
  [api = '', name, address]: readonly string[],
  flags: WebhookFlags,
  io: CommandIo,
): Promise<number> {
  const { loaded, apis } = await selectFromConfig([api], flags, io);
  const [selected] = apis;
  if (!selected) throw new Error('one API was named');
  const signing = signingOf(flags, io.env);
  const data = await readData(flags, io);
  const found = await loadApi(selected, loaded, flags, io);
  if (name === undefined) {
    io.stdout.write(listOf(found));
    return 0;
  }
  const webhook = webhookOf(found, name);
  const url = receiverUrl(address);
  const values = { example: flags.example, data };
  const options: DeliveryOptions = {
    signal: io.signal,
    ...(signing && { signing }),
    attempts: wholeNumber('--attempts', flags.attempts),
    ...(flags.timeout !== undefined && { timeoutMs: wholeNumber('--timeout', flags.timeout) }),
  };
  const problems: Problem[] = [];
  let sent = 0;
  for (const count = wholeNumber('--count', flags.count); sent < count && !io.signal.aborted; sent += 1) {
    const result = await sendWebhook(found.model, webhook, url, values, options);
    problems.push(...outcomeOf(result, url, io));
  }
  const report = reportOf(found, problems, sent, io.cwd);
  await printReport(report, flags, io);
  return hasErrors(report.problems) ? 1 : 0;
}

/** What became of one webhook; a line of it is told. @throws ToolkitError E_SERVER, E_USAGE */
function outcomeOf(result: SentWebhook, url: URL, io: CommandIo): readonly Problem[] {
  const shown = redactUrl(url.href, { headers: new Set(), queryParameters: new Set() });
  switch (result.kind) {
    case 'refused': {
      const [first] = result.problems;
      const hint = first?.hint === undefined ? {} : { hint: first.hint };
      throw new ToolkitError(
        'E_USAGE',
        `the webhook cannot be sent: ${first?.message ?? 'it cannot be made'}`,
        hint,
      );
    }
    case 'unanswered':
      throw new ToolkitError('E_SERVER', `${shown} does not answer: ${result.reason}`, {
        hint: 'Start the receiver, or correct its address; --attempts tries again.',
      });
    case 'answered': {
      const { exchange, from, attempts, problems } = result;
      const { status } = exchange.response;
      const tries = attempts > 1 ? `, after ${attempts} attempts` : '';
      const time = `${Math.round(exchange.durationMs)} ms`;
      io.stderr.write(`${exchange.request.method} ${shown} ${status} ${time}, sent from ${from}${tries}\n`);
      return problems;
    }
  }
}

/** Each problem once, however often the webhook was sent. */
function reportOf(api: LoadedApi, found: readonly Problem[], sent: number, cwd: string): Report {
  const problems = [
    ...new Map(
      found.map((problem) => [
        `${problem.code} ${problem.at?.source}${problem.at?.pointer} ${problem.message}`,
        problem,
      ]),
    ).values(),
  ];
  const { document } = api.model;
  const codes = new Set(problems.map(({ code }) => code));
  return {
    command: 'webhook',
    tool: { name: 'concordat', version },
    apis: [api.name],
    problems: reportProblems(problems, { document, cwd, api: api.name }),
    checked: `${plural(sent, 'webhook')} sent`,
    rules: Object.entries(contractCodes)
      .filter(([code]) => codes.has(code))
      .map(([code, { summary, why }]) => ({ code, summary, why })),
  };
}

function webhookOf({ name: api, model }: LoadedApi, name: string): Operation {
  const webhook = findWebhook(model, name);
  if (webhook) return webhook;
  const names = [...new Set(model.webhooks.map(({ path }) => path))];
  throw new ToolkitError('E_USAGE', `"${api}" has no webhook "${name}"`, {
    hint: names.length > 0 ? suggestion(name, names) : whyNone(model),
  });
}

function whyNone({ version: openapi }: Model): string {
  return openapi === '3.0'
    ? 'Webhooks came with OpenAPI 3.1; in 3.0 there are callbacks, which the mock sends.'
    : 'Its document describes none below "webhooks".';
}

/** A line a webhook, and its examples. */
function listOf({ model }: LoadedApi): string {
  const { webhooks } = model;
  if (webhooks.length === 0) return `There are no webhooks. ${whyNone(model)}\n`;
  const width = Math.max(...webhooks.map(({ path }) => path.length));
  return webhooks
    .map(({ path, summary, requestBody }) => {
      const names = (requestBody?.content ?? []).flatMap(({ examples }) =>
        examples.flatMap((example) => example.name ?? []),
      );
      const examples = names.length > 0 ? ` (examples: ${names.join(', ')})` : '';
      return `${path.padEnd(width)}  ${summary ?? ''}${examples}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}

function receiverUrl(text: string | undefined): URL {
  const url = text === undefined ? null : URL.parse(text);
  const hint = 'Write it in full: http://localhost:3000/hooks.';
  if (text === undefined)
    throw new ToolkitError('E_USAGE', 'there is no URL to send the webhook to', { hint });
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ToolkitError('E_USAGE', `"${text}" is not the URL of a receiver`, { hint });
  }
  if (url.username === '' && url.password === '') return url;
  throw new ToolkitError('E_USAGE', "the receiver's URL has credentials, which are not sent", { hint });
}

function wholeNumber(flag: string, value: number | undefined): number {
  if (value === undefined) return 1;
  if (Number.isInteger(value) && value > 0) return value;
  throw new ToolkitError('E_USAGE', `${flag} is ${value}, not a whole number above 0`);
}

/** @throws ToolkitError E_USAGE for data that is no JSON, or a file that cannot be read */
async function readData(
  { data, example }: WebhookFlags,
  io: CommandIo,
): Promise<{ readonly value: unknown } | undefined> {
  if (data === undefined) return undefined;
  if (example !== undefined) {
    throw new ToolkitError('E_USAGE', '--data and --example both say what to send: leave out one');
  }
  const text = data.startsWith('@') ? await readDataFile(data.slice(1), io) : data;
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    throw new ToolkitError(
      'E_USAGE',
      `the data is not JSON: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: `Put it in single quotes, or in a file: --data '{"id": 7}', --data @event.json.`,
        cause,
      },
    );
  }
}

async function readDataFile(file: string, { cwd }: CommandIo): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ToolkitError(
      'E_USAGE',
      `--data @${file}: ${isMissing ? 'there is no such file' : 'it cannot be read'}`,
      { cause },
    );
  }
}

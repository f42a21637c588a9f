import type { Exchange } from '../contract/exchange.ts';
import { headerOf } from '../contract/exchange.ts';
import { redactBody, type ShownBody } from '../http/redact-body.ts';
import { redactEchoes } from '../http/redact-echoes.ts';
import { sensitiveNamesOf } from '../http/redact-names.ts';
import type { Redaction } from '../http/redact-text.ts';
import { redactHeader, redactUrl, type SecretPlaces, secretPlacesOf } from '../http/secrets.ts';
import type { Model } from '../model/model.ts';
import {
  type ReportedExchange,
  type ReportedFinding,
  type ReportedMessage,
  reportProblems,
} from '../report/report.ts';
import type { Finding } from '../verify/finding.ts';
import { secretsIn } from '../verify/redact/secrets-in.ts';
import { toCurl } from '../verify/run/curl.ts';
import type { LoadedApi } from './context.ts';

/** Longer bodies are cut. What was sent is needed to send it again. */
const maxLengths = { request: 16_000, base64: 300_000, response: 4000 };

/** Findings with their places looked up, and their requests without secrets. */
export function reportFindings(
  findings: readonly Finding[],
  { model, name }: Pick<LoadedApi, 'model' | 'name'>,
  cwd: string,
): readonly ReportedFinding[] {
  const secrets = secretPlacesOf(model);
  const reported = reportProblems(findings, { document: model.document, cwd, api: name });
  return findings.map((finding, index) => {
    const known = secretsIn(model, finding.steps);
    const { message, expected, actual, hint } = finding;
    const texts = {
      message,
      ...(expected !== undefined && { expected }),
      ...(actual !== undefined && { actual }),
      ...(hint !== undefined && { hint }),
    };
    return {
      ...finding,
      ...reported[index],
      severity: finding.severity,
      code: finding.code,
      ...redactEchoes(texts, known),
      steps: finding.steps.map((step) => reportedExchange(step, model, { places: secrets, known })),
    };
  });
}

/** What any of a finding's exchanges holds is hidden wherever one repeats it; what an answer gives out, by its name. */
function reportedExchange(
  { request, response, durationMs, startedMs }: Exchange,
  model: Model,
  { places: secrets, known }: { readonly places: SecretPlaces; readonly known: ReadonlySet<string> },
): ReportedExchange {
  const redaction: Redaction = { isSensitive: sensitiveNamesOf([model]), secrets: new Set(known) };
  const contentType = headerOf(response.headers, 'content-type');
  const answered = response.body.subarray(0, maxLengths.base64);
  const shown = redactBody(answered, { contentType }, redaction);
  const hide = <T>(value: T): T => redactEchoes(value, redaction.secrets);
  const headers = (list: Exchange['request']['headers']) =>
    list.map(([name, value]) => [name, hide(redactHeader(name, value, secrets))] as const);
  return {
    request: {
      method: request.method,
      url: hide(redactUrl(request.url, secrets)),
      headers: headers(request.headers),
      ...hide(sentBody(request.body)),
    },
    // Status 0 stands for no answer.
    response:
      response.status === 0
        ? undefined
        : {
            status: response.status,
            headers: headers(response.headers),
            body: hide(cut(shown && textOf(shown), response.body.length)),
            bodySize: response.body.length,
          },
    curl: hide(toCurl(request, secrets)),
    durationMs,
    ...(startedMs !== undefined && { startedMs }),
  };
}

function sentBody(body: Uint8Array | undefined): Omit<ReportedMessage, 'headers'> {
  if (body === undefined || body.length === 0) return { body: undefined, bodySize: 0 };
  const bodySize = body.length;
  const text = asText(body);
  if (text !== undefined && bodySize <= maxLengths.request) return { body: text, bodySize };
  const shown = text === undefined ? undefined : `${text.slice(0, maxLengths.response)}… (${bodySize} bytes)`;
  if (bodySize > maxLengths.base64) return { body: shown ?? `… (${bodySize} bytes)`, bodySize };
  return { body: shown, bodyBase64: Buffer.from(body).toString('base64'), bodySize };
}

/** Undefined for what is no text. */
function asText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

function textOf(body: ShownBody): string {
  switch (body.kind) {
    case 'value':
      return body.text ?? JSON.stringify(body.value);
    case 'text':
      return body.text;
    case 'binary':
      return `(binary) ${body.base64}`;
    case 'parts':
      return `(${body.parts.length} parts)`;
    case 'withheld':
      return `(not shown: ${body.reason})`;
  }
}

function cut(text: string | undefined, size: number): string | undefined {
  if (text === undefined) return undefined;
  return text.length > maxLengths.response ? `${text.slice(0, maxLengths.response)}… (${size} bytes)` : text;
}

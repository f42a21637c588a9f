import type { Exchange } from '../contract/exchange.ts';
import { redactHeader, redactUrl, type SecretPlaces, secretPlacesOf } from '../http/secrets.ts';
import { type ReportedExchange, type ReportedFinding, reportProblems } from '../report/report.ts';
import type { Finding } from '../verify/finding.ts';
import { toCurl } from '../verify/run/curl.ts';
import type { LoadedApi } from './context.ts';

/** Longer bodies are cut. */
const maxBodyLength = 4000;

/** Findings with their places looked up, and their requests without secrets. */
export function reportFindings(
  findings: readonly Finding[],
  { model, name }: Pick<LoadedApi, 'model' | 'name'>,
  cwd: string,
): readonly ReportedFinding[] {
  const secrets = secretPlacesOf(model);
  const reported = reportProblems(findings, { document: model.document, cwd, api: name });
  return findings.map((finding, index) => ({
    ...finding,
    ...reported[index],
    severity: finding.severity,
    code: finding.code,
    message: finding.message,
    steps: finding.steps.map((step) => reportedExchange(step, secrets)),
  }));
}

function reportedExchange({ request, response }: Exchange, secrets: SecretPlaces): ReportedExchange {
  const headers = (list: Exchange['request']['headers']) =>
    list.map(([name, value]) => [name, redactHeader(name, value, secrets)] as const);
  return {
    request: {
      method: request.method,
      url: redactUrl(request.url, secrets),
      headers: headers(request.headers),
      body: textOf(request.body),
    },
    // Status 0 stands for no answer.
    response:
      response.status === 0
        ? undefined
        : { status: response.status, headers: headers(response.headers), body: textOf(response.body) },
    curl: toCurl(request, secrets),
  };
}

function textOf(body: Uint8Array | undefined): string | undefined {
  if (body === undefined || body.length === 0) return undefined;
  const text = new TextDecoder().decode(body.subarray(0, maxBodyLength));
  return body.length > maxBodyLength ? `${text}… (${body.length} bytes)` : text;
}

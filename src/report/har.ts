import { type HarExchange, harOf } from '../http/har.ts';
import type { ShownBody } from '../http/redact-body.ts';
import { setOwn } from '../http/set-own.ts';
import type { Report, ReportedExchange, ReportedFinding, ReportedMessage } from './report.ts';

/** A report's requests that show findings, as an HTTP Archive; each says in its comment what it shows. Notes are left out. */
export function renderHar(report: Report): string {
  const findings = (report.findings ?? []).filter(({ severity }) => severity !== 'note');
  const exchanges = findings.flatMap((finding) =>
    finding.steps.map((step, index) => exchangeOf(step, commentOf(finding, index))),
  );
  return `${JSON.stringify(harOf(exchanges, report.tool), null, 2)}\n`;
}

function commentOf({ code, method, path, message, steps }: ReportedFinding, index: number): string {
  const step = steps.length > 1 ? ` (request ${index + 1} of ${steps.length})` : '';
  return `${code}, ${method} ${path}: ${message}${step}`;
}

function exchangeOf(
  { request, response, startedMs, durationMs }: ReportedExchange,
  comment: string,
): HarExchange {
  return {
    // The format has no word for a time that nobody knows.
    time: new Date(startedMs ?? 0).toISOString(),
    durationMs,
    comment,
    request: { method: request.method, url: request.url, ...messageOf(request) },
    // As browsers write a request that was not answered.
    response: { status: response?.status ?? 0, ...messageOf(response ?? noAnswer) },
  };
}

const noAnswer: ReportedMessage = { headers: [], body: undefined, bodySize: 0 };

function messageOf({ headers, body, bodyBase64, bodySize }: ReportedMessage) {
  const byName: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = Object.hasOwn(byName, key) ? byName[key] : undefined;
    setOwn(byName, key, known === undefined ? value : [known, value].flat());
  }
  const shown: ShownBody | undefined =
    bodyBase64 !== undefined
      ? { kind: 'binary', base64: bodyBase64 }
      : body === undefined
        ? undefined
        : { kind: 'text', text: body };
  return { headers: byName, bodySize, ...(shown && { body: shown }) };
}

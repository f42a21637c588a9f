import { STATUS_CODES } from 'node:http';
import { escapeHtml } from '../docs/html.ts';
import type { ReportedExchange, ReportedFinding, ReportedMessage, ReportedRule } from './report.ts';

/** Longer chains of requests are left to reports for programs. */
const maxSteps = 8;

/**
 * A finding that opens: the facts, why it matters, and the requests that show it.
 *
 * @param number its place in the JSON report, from 1
 */
export function htmlFinding(
  finding: ReportedFinding,
  rule: ReportedRule | undefined,
  number: number,
): string {
  const { severity, message, code, method, path } = finding;
  const text = [method, path, code, message, finding.operationId ?? ''].join(' ').toLowerCase();
  return `<details class="finding ${severity}" id="finding-${number}" data-text="${escapeHtml(text)}">
<summary><span class="severity ${severity}">${severity}</span><span class="message">${escapeHtml(message)}</span><code class="code">${escapeHtml(code)}</code></summary>
<div class="inside">
${facts(finding)}
${finding.hint === undefined ? '' : `<p class="hint">${escapeHtml(finding.hint)}</p>`}
${rule ? `<p class="why">${escapeHtml([rule.summary, rule.why, rule.fix].filter(Boolean).join(' '))}</p>` : ''}
${steps(finding)}
</div>
</details>`;
}

function facts(finding: ReportedFinding): string {
  const { file, position, sourceLine, count } = finding;
  const place = file === undefined ? '' : `${file}${position ? `:${position.line}:${position.column}` : ''}`;
  const rows: (readonly [string, string])[] = [
    ['expected', mono(finding.expected)],
    ['came', mono(finding.actual)],
    [
      'document',
      place === ''
        ? ''
        : `${mono(place)}${sourceLine && !/^[\w-]+:$/.test(sourceLine.trim()) ? `<pre class="line">${escapeHtml(sourceLine.trim())}</pre>` : ''}`,
    ],
    ['operation', mono(finding.operationId)],
    [
      'seen',
      `${count.toLocaleString('en-US')} ${count === 1 ? 'time' : 'times'}, first after ${finding.after.toLocaleString('en-US')} requests`,
    ],
    ['case', mono(finding.case)],
  ];
  const shown = rows.filter(([, html]) => html !== '');
  return `<dl class="about">${shown.map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`).join('')}</dl>`;
}

function mono(text: string | undefined): string {
  return text === undefined ? '' : `<code>${escapeHtml(text)}</code>`;
}

function steps({ steps: all }: ReportedFinding): string {
  const shown = all.slice(-maxSteps);
  const left = all.length - shown.length;
  const note = left > 0 ? `<p class="hint">${left} earlier requests are in the JSON report.</p>` : '';
  const items = shown.map(
    (step, index) => `<li>${htmlStep(step, all.length > 1 ? left + index + 1 : undefined)}</li>`,
  );
  return `${note}<ol class="steps">${items.join('\n')}</ol>`;
}

function htmlStep({ request, response, curl }: ReportedExchange, number: number | undefined): string {
  const lead = number === undefined ? '' : `<span class="number">${number}</span>`;
  const status = response ? `${response.status} ${STATUS_CODES[response.status] ?? ''}`.trim() : 'no answer';
  const kind = !response || response.status >= 500 ? 'bad' : response.status >= 400 ? 'refused' : 'fine';
  return `<p class="exchange">${lead}<code>${escapeHtml(`${request.method} ${request.url}`)}</code> <span class="status ${kind}">${escapeHtml(status)}</span></p>
<div class="panes">${pane('Request', request)}${response ? pane('Answer', response) : ''}</div>
<div class="curl"><pre tabindex="0">${escapeHtml(curl)}</pre><button type="button" class="copy" hidden>Copy curl</button></div>`;
}

function pane(title: string, { headers, body, bodyBase64 }: ReportedMessage): string {
  const lines = headers.map(
    ([name, value]) => `<span class="name">${escapeHtml(name)}</span>: ${escapeHtml(value)}`,
  );
  const shown =
    body ?? (bodyBase64 === undefined ? undefined : `(binary, base64) ${bodyBase64.slice(0, 2000)}`);
  // What matters is most often in the body.
  const text = shown === undefined ? '' : `<pre tabindex="0">${escapeHtml(pretty(shown))}</pre>`;
  const head = lines.length === 0 ? '' : `<pre class="headers" tabindex="0">${lines.join('\n')}</pre>`;
  return `<section class="pane"><h4>${title}</h4>${text}${head}</section>`;
}

/** JSON with its lines broken; everything else as it came. */
function pretty(body: string): string {
  if (!/^\s*[[{]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

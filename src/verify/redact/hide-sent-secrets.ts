import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { parseMediaType } from '../../http/media-type.ts';
import { redactBody, type ShownBody } from '../../http/redact-body.ts';
import { redactEchoes } from '../../http/redact-echoes.ts';
import { sensitiveNamesOf } from '../../http/redact-names.ts';
import { type Redaction, redacted } from '../../http/redact-text.ts';
import type { Model } from '../../model/model.ts';
import type { Finding } from '../finding.ts';

/**
 * A finding whose request bodies were not made up by verify, but recorded, or given by the user's own code: their secrets
 * are replaced, wherever the finding and its exchanges have them.
 */
export function hideSentSecrets(model: Model, finding: Finding): Finding {
  const redaction: Redaction = { isSensitive: sensitiveNamesOf([model]), secrets: new Set() };
  const bodies = finding.steps.map(({ request }) => shownBytes(request, redaction));
  const { secrets } = redaction;
  const { message, expected, actual, hint } = finding;
  const texts = {
    message,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(hint !== undefined && { hint }),
  };
  const steps = finding.steps.map((step, index) => withoutSecrets(step, bodies[index], secrets));
  return { ...finding, ...redactEchoes(texts, secrets), steps };
}

function withoutSecrets(
  { request, response, ...others }: Exchange,
  body: Uint8Array | undefined,
  secrets: ReadonlySet<string>,
): Exchange {
  const headers = (list: Exchange['request']['headers']) =>
    list.map(([name, value]) => [name, redactEchoes(value, secrets)] as const);
  return {
    ...others,
    request: {
      ...request,
      url: redactEchoes(request.url, secrets),
      headers: headers(request.headers),
      body: body && hidden(body, secrets),
    },
    response: {
      ...response,
      headers: headers(response.headers),
      body: hidden(response.body, secrets),
    },
  };
}

/** Bytes that are no text are left out where they hold a secret. */
function hidden(bytes: Uint8Array, secrets: ReadonlySet<string>): Uint8Array {
  const text = textOf(bytes);
  if (text === undefined) {
    const holds = [...secrets].some((secret) => Buffer.from(bytes).includes(secret));
    return holds ? Buffer.from(redacted) : bytes;
  }
  const shown = redactEchoes(text, secrets);
  return shown === text ? bytes : Buffer.from(shown);
}

/** A request's body without its secrets; the same bytes where it has none. */
function shownBytes({ body, headers }: Exchange['request'], redaction: Redaction): Uint8Array | undefined {
  if (body === undefined) return undefined;
  const contentType = headerOf(headers, 'content-type');
  const contentEncoding = headerOf(headers, 'content-encoding');
  const shown = redactBody(body, { contentType, contentEncoding }, redaction);
  const text = shown && shownText(shown, parseMediaType(contentType ?? '')?.parameters.get('boundary') ?? '');
  return text?.includes(redacted) ? Buffer.from(text) : body;
}

/** Undefined for bytes, and for a value of which nothing was replaced. */
function shownText(shown: ShownBody, boundary: string): string | undefined {
  switch (shown.kind) {
    case 'value':
      return shown.text === undefined ? JSON.stringify(shown.value) : undefined;
    case 'text':
      return shown.text;
    case 'binary':
      return undefined;
    case 'withheld':
      return `${redacted}: ${shown.reason}`;
    case 'parts':
      return `${shown.parts
        .map(({ name, filename, body }) => {
          const file = filename === undefined ? '' : `; filename="${filename}"`;
          const text = body && (shownText(body, '') ?? (body.kind === 'value' ? body.text : undefined));
          return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${text ?? ''}\r\n`;
        })
        .join('')}--${boundary}--\r\n`;
  }
}

/** Undefined for what is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

import { serializeParameter } from '../../http/serialize-parameter.ts';
import { applyCredentials } from './apply-credentials.ts';
import { buildBody } from './build-body.ts';
import type { Built, Draft } from './draft.ts';
import type { PlannedParameter } from './plan.ts';
import { readValue } from './read-value.ts';

/** What has been collected of a request so far. */
export interface RequestParts {
  path: string;
  readonly query: string[];
  readonly headers: [name: string, value: string][];
  readonly cookies: string[];
}

/** Headers that a page cannot set. @see https://fetch.spec.whatwg.org/#forbidden-request-header */
const forbidden =
  /^(?:accept-(?:charset|encoding)|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade|via)$/i;

/** Makes the request that a form describes; every value is written as its parameter's style says. */
export function buildRequest(draft: Draft): Built {
  const parts: RequestParts = { path: draft.operation.path, query: [], headers: [], cookies: [] };
  for (const { parameter, text } of draft.parameters) {
    const message = addParameter(parts, parameter, text);
    if (message !== undefined)
      return { ok: false, message: `${placeOf(parameter)} "${parameter.name}" ${message}` };
  }
  const missing = /\{([^{}]*)\}/.exec(parts.path)?.[1];
  if (missing !== undefined)
    return { ok: false, message: `The path has "{${missing}}", which no parameter of the document fills.` };
  const body = buildBody(draft.body);
  if (!body.ok) return body;
  if (draft.accept !== '') parts.headers.push(['Accept', draft.accept]);
  if (draft.prefer !== '') parts.headers.push(['Prefer', draft.prefer]);
  if (body.contentType !== undefined) parts.headers.push(['Content-Type', body.contentType]);
  applyCredentials(parts, draft.credentials);
  const bad = parts.headers.find(([, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(value));
  if (bad) return { ok: false, message: `The header "${bad[0]}" has a character that no header can hold.` };
  const url = `${draft.server.replace(/\/+$/, '')}${parts.path}${parts.query.length > 0 ? `?${parts.query.join('&')}` : ''}`;
  return { ok: true, request: { ...divided(parts), method: draft.operation.method, url, body: body.body } };
}

/** Takes the headers apart that the page may not send. */
function divided({ headers, cookies }: RequestParts) {
  const withheld = headers.filter(([name]) => forbidden.test(name));
  if (cookies.length > 0) withheld.push(['Cookie', cookies.join('; ')]);
  return { headers: headers.filter(([name]) => !forbidden.test(name)), withheld };
}

function placeOf(parameter: PlannedParameter): string {
  return `The ${parameter.in === 'querystring' ? 'query string' : parameter.in} parameter`;
}

/** Adds a parameter; returns what is wrong with its text. */
function addParameter(parts: RequestParts, parameter: PlannedParameter, text: string): string | undefined {
  const isJson = parameter.mediaType !== undefined && /[/+]json\b/i.test(parameter.mediaType);
  const read = readValue(text, isJson && parameter.kind !== 'text' ? 'json' : parameter.kind);
  if (!read.ok) return `${read.message}`;
  const content = parameter.mediaType === undefined ? [] : [mediaOf(parameter.mediaType)];
  const written = serializeParameter({ ...parameter, content }, read.value);
  switch (parameter.in) {
    case 'path':
      if (text === '') return 'is empty: a path needs a value there.';
      if (/^\.\.?$/.test(written))
        return 'would lead out of its path: a browser reads "." and ".." as folders.';
      parts.path = parts.path.replaceAll(`{${parameter.name}}`, () => written);
      return undefined;
    case 'header':
      parts.headers.push([parameter.name, written]);
      return undefined;
    case 'cookie':
      parts.cookies.push(written);
      return undefined;
    default:
      if (written !== '') parts.query.push(written);
      return undefined;
  }
}

/** Of a media type only the name decides how a value is written. */
function mediaOf(name: string) {
  return { name, at: { source: '', pointer: '' }, schema: undefined, examples: [], encoding: {} };
}

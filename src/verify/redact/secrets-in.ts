import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { redactBody } from '../../http/redact-body.ts';
import { redactHeaders } from '../../http/redact-headers.ts';
import { sensitiveNamesOf } from '../../http/redact-names.ts';
import { redactPath, redactTarget } from '../../http/redact-target.ts';
import type { Redaction } from '../../http/redact-text.ts';
import { setOwn } from '../../http/set-own.ts';
import type { Model } from '../../model/model.ts';

/** Longer answers are not searched, in bytes. */
const maxSearched = 300_000;

/**
 * The secrets that exchanges have in headers, URLs and answers, found by their names: they are hidden wherever else these
 * exchanges, or what is said of them, repeat them. Bodies that were sent are not looked at: what verify makes up is no
 * secret, and needed to be sent again.
 */
export function secretsIn(model: Model, exchanges: readonly Exchange[]): ReadonlySet<string> {
  const redaction: Redaction = { isSensitive: sensitiveNamesOf([model]), secrets: new Set() };
  for (const { request, response } of exchanges) {
    redactHeaders(headerLists(request.headers), redaction);
    redactHeaders(headerLists(response.headers), redaction);
    redactTarget(request.url, redaction);
    notePathSecrets(model, request.url, redaction);
    const contentType = headerOf(response.headers, 'content-type');
    redactBody(response.body.subarray(0, maxSearched), { contentType }, redaction);
  }
  return redaction.secrets;
}

/** Several values of a name stay several. */
function headerLists(list: Exchange['request']['headers']): Readonly<Record<string, readonly string[]>> {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of list) {
    const lower = name.toLowerCase();
    const known = Object.hasOwn(lists, lower) ? lists[lower] : undefined;
    setOwn(lists, lower, [...(known ?? []), value]);
  }
  return lists;
}

/** Templates with a parameter that is a secret: most documents have none. */
const secretTemplates = new WeakMap<Model, readonly string[]>();

function notePathSecrets(model: Model, url: string, redaction: Redaction): void {
  let templates = secretTemplates.get(model);
  if (!templates) {
    const names = ({ path }: { readonly path: string }) =>
      [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
    const flagged = model.operations.filter((one) => names(one).some(redaction.isSensitive));
    templates = [...new Set(flagged.map(({ path }) => path))];
    secretTemplates.set(model, templates);
  }
  const path = url.split(/[?#]/, 1)[0] ?? '';
  for (const template of templates) if (isAt(template, path)) redactPath(path, redaction, template);
}

/** Whether a path ends as a template does. */
function isAt(template: string, path: string): boolean {
  const wanted = template.split('/').slice(1);
  const segments = path.replace(/\/$/, '').split('/').slice(-wanted.length);
  return (
    segments.length === wanted.length &&
    wanted.every((part, index) => part.includes('{') || part === segments[index])
  );
}

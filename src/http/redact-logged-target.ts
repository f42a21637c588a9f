import type { Model, Operation } from '../model/model.ts';
import { sensitiveParametersOf } from './redact-names.ts';
import { redactPath } from './redact-target.ts';
import { redactUrl, type SecretPlaces } from './secrets.ts';

/** What a log replaces in the targets of one operation. */
interface LoggedSecrets {
  readonly query: ReadonlySet<string>;
  readonly path: ReadonlySet<string>;
}

const secretsOf = new WeakMap<Operation, LoggedSecrets>();

/**
 * A target for a line of a log: `/resets/REDACTED?api_key=$API_KEY`. Beside the places of the security schemes, the
 * operation's own parameters count that hold secrets.
 *
 * @param secrets the places of the security schemes
 */
export function redactLoggedTarget(
  target: string,
  { model, operation }: { readonly model: Model; readonly operation: Operation },
  secrets: SecretPlaces,
): string {
  const { query, path } = loggedSecrets(model, operation);
  const places = query.size === 0 ? secrets : withQuery(secrets, query);
  const shown = redactUrl(target, places);
  if (path.size === 0) return shown;
  const mark = shown.indexOf('?');
  const end = mark < 0 ? shown.length : mark;
  const redaction = { isSensitive: (name: string) => path.has(name), secrets: new Set<string>() };
  return `${redactPath(shown.slice(0, end), redaction, operation.path)}${shown.slice(end)}`;
}

function loggedSecrets(model: Model, operation: Operation): LoggedSecrets {
  let known = secretsOf.get(operation);
  if (!known) {
    const sensitive = sensitiveParametersOf(model, operation);
    const namesIn = (place: string) =>
      new Set(sensitive.filter((parameter) => parameter.in === place).map(({ name }) => name));
    known = { query: namesIn('query'), path: namesIn('path') };
    secretsOf.set(operation, known);
  }
  return known;
}

function withQuery(secrets: SecretPlaces, query: ReadonlySet<string>): SecretPlaces {
  return { headers: secrets.headers, queryParameters: secrets.queryParameters.union(query) };
}

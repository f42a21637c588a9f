import type { Model, Operation, Parameter } from '../model/model.ts';
import { hideAuthorizationCode } from './authorization-code.ts';
import { decodeField } from './read-query.ts';
import { type IsSensitive, sensitiveNamesOf, sensitiveParametersOf } from './redact-names.ts';
import { redactPath } from './redact-target.ts';
import { redactUrl, type SecretPlaces } from './secrets.ts';

/** What a log replaces in the targets of one operation. */
interface LoggedSecrets {
  readonly query: ReadonlySet<string>;
  readonly path: ReadonlySet<string>;
  /** What it documents: of these nothing else is to be known. */
  readonly documented: ReadonlySet<string>;
}

const secretsOf = new WeakMap<Operation, LoggedSecrets>();

/**
 * A target for a line of a log: `/resets/REDACTED?api_key=$API_KEY`. Beside the places of the security schemes, the
 * operation's own parameters count that hold secrets; the document is looked through only where a parameter is sent that
 * is not the operation's.
 *
 * @param secrets the places of the security schemes
 */
export function redactLoggedTarget(
  target: string,
  { model, operation }: { readonly model: Model; readonly operation: Operation },
  secrets: SecretPlaces,
): string {
  const { query, path, documented } = loggedSecrets(model, operation);
  const isStray = namesIn(target).some((name) => !documented.has(name));
  const places = query.size === 0 ? secrets : withQuery(secrets, query);
  const bare = hideAuthorizationCode(target);
  const shown = redactUrl(bare, isStray ? withNames(places, sensitiveNamesOf([model])) : places);
  if (path.size === 0) return shown;
  const mark = shown.indexOf('?');
  const end = mark < 0 ? shown.length : mark;
  const redaction = { isSensitive: (name: string) => path.has(name), secrets: new Set<string>() };
  return `${redactPath(shown.slice(0, end), redaction, operation.path)}${shown.slice(end)}`;
}

/** The target of a request that belongs to no operation, by the names of all documents. */
export function redactStrayTarget(target: string, models: readonly Model[], secrets: SecretPlaces): string {
  const bare = hideAuthorizationCode(target);
  return redactUrl(bare, target.includes('?') ? withNames(secrets, sensitiveNamesOf(models)) : secrets);
}

/** Of the fields of a query. */
function namesIn(target: string): readonly string[] {
  const mark = target.indexOf('?');
  if (mark < 0) return [];
  return target
    .slice(mark + 1)
    .split('&')
    .map((field) => decodeField(field.split('=', 1)[0] ?? ''));
}

function withNames(secrets: SecretPlaces, isSensitive: IsSensitive): SecretPlaces {
  return { ...secrets, isSensitive };
}

function loggedSecrets(model: Model, operation: Operation): LoggedSecrets {
  let known = secretsOf.get(operation);
  if (!known) {
    const sensitive = sensitiveParametersOf(model, operation);
    const namedIn = (place: string, parameters: readonly Parameter[]) =>
      new Set(parameters.filter((parameter) => parameter.in === place).map(({ name }) => name));
    known = {
      query: namedIn('query', sensitive),
      path: namedIn('path', sensitive),
      documented: namedIn('query', operation.parameters),
    };
    secretsOf.set(operation, known);
  }
  return known;
}

function withQuery(secrets: SecretPlaces, query: ReadonlySet<string>): SecretPlaces {
  return { headers: secrets.headers, queryParameters: secrets.queryParameters.union(query) };
}

import { follow, refOf } from '../document/document.ts';
import type { Model, Operation, Parameter } from '../model/model.ts';
import { isObject, lazy } from '../model/values.ts';
import { isSecretName } from './secret-name.ts';

/** Says of a header, parameter, field or property whether it holds a secret. */
export type IsSensitive = (name: string) => boolean;

/** Words that make a name hold a secret wherever they stand in it: `passwordHash`, `new_password_again`. */
const sensitiveWords =
  /(?:^|_)(?:passwords?|passwd|pwd|passphrase|passcode|secrets?|credentials?|private_?key|access_?key|api_?keys?|jwt|otp|cvv|cvc|authorization|cookies?|session_?id|code_verifier|assertion)(?:_|$)/;

/**
 * The names that hold secrets in these APIs: those of security schemes, of what has `format: password` or is
 * `writeOnly`, and names that hold a secret in any API.
 *
 * A name counts in the whole document: a field is rather hidden once too often than shown once.
 */
export function sensitiveNamesOf(models: readonly Model[]): IsSensitive {
  const [first, ...others] = models.map(checkOf);
  if (!first) return isSensitiveAnywhere;
  return others.length === 0 ? first : (name) => first(name) || others.some((check) => check(name));
}

const checks = new WeakMap<Model, IsSensitive>();

/** One check a document, so that what it knows of names is known to the next exchange. */
function checkOf(model: Model): IsSensitive {
  let check = checks.get(model);
  if (!check) {
    const names = lazy(() => collectNames(model));
    check = remembered(
      (name) => partsOfName(name).some((part) => names().has(part)) || isSensitiveAnywhere(name),
    );
    checks.set(model, check);
  }
  return check;
}

/** The parameters of an operation that hold secrets: looks at nothing else of the document. */
export function sensitiveParametersOf(model: Model, { parameters }: Operation): readonly Parameter[] {
  return parameters.filter(({ name, schema, content }) => {
    const schemas = [schema, ...content.map((mediaType) => mediaType.schema)];
    const isFlagged = schemas.some((one) => one && flagCheck(model, one.at.source)(one.value));
    return isFlagged || isSensitiveAnywhere(name);
  });
}

/** `user[password]` and `user.password` are fields of an object. */
function partsOfName(name: string): readonly string[] {
  return [name, ...name.split(/[[\].]+/)].map((part) => part.toLowerCase());
}

const isSensitiveAnywhere: IsSensitive = remembered((name) => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return isSecretName(words) || sensitiveWords.test(words.toLowerCase());
});

/** Names come from requests: so many of them are remembered, and none that is long. */
const maxNames = 5000;
const maxNameLength = 100;

function remembered(check: IsSensitive): IsSensitive {
  const known = new Map<string, boolean>();
  return (name) => {
    let isSensitive = known.get(name);
    if (isSensitive === undefined) {
      isSensitive = check(name);
      if (known.size < maxNames && name.length <= maxNameLength) known.set(name, isSensitive);
    }
    return isSensitive;
  };
}

/** In lower case; looked for once in a document, as a tree and without resolving anything but what a name leads to. */
function collectNames(model: Model): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { parameterName } of model.securitySchemes.values()) {
    if (parameterName !== undefined) names.add(parameterName.toLowerCase());
  }
  const seen = new Set<object>();
  for (const { uri, value } of model.document.sources.values()) {
    const isFlagged = flagCheck(model, uri);
    const open: unknown[] = [value];
    while (open.length > 0) {
      const node = open.pop();
      if (typeof node !== 'object' || node === null || seen.has(node)) continue;
      seen.add(node);
      if (isObject(node)) addNames(node, isFlagged, names);
      for (const child of Object.values(node)) open.push(child);
    }
  }
  return names;
}

type FlagCheck = (schema: unknown) => boolean;

/** The names that one node gives to flagged schemas: its properties, its headers, itself where it is a parameter. */
function addNames(node: Record<string, unknown>, isFlagged: FlagCheck, names: Set<string>): void {
  if (isObject(node.properties)) {
    for (const [name, schema] of Object.entries(node.properties)) {
      if (isFlagged(schema)) names.add(name.toLowerCase());
    }
  }
  if (isObject(node.headers)) {
    for (const [name, header] of Object.entries(node.headers)) {
      if (isObject(header) && schemasOf(header).some(isFlagged)) names.add(name.toLowerCase());
    }
  }
  if (typeof node.name === 'string' && typeof node.in === 'string' && schemasOf(node).some(isFlagged)) {
    names.add(node.name.toLowerCase());
  }
}

/** Those of a parameter or header: its own, and those of its content. */
function schemasOf({ schema, content }: Record<string, unknown>): readonly unknown[] {
  const media = isObject(content) ? Object.values(content) : [];
  return [schema, ...media.map((item) => (isObject(item) ? item.schema : undefined))];
}

/** Whether a schema, what it refers to or is composed of, or what it holds without a name, is a secret. */
function flagCheck(model: Model, base: string): FlagCheck {
  const visit = (schema: unknown, source: string, seen: Set<unknown>): boolean => {
    if (!isObject(schema) || seen.has(schema)) return false;
    seen.add(schema);
    if (schema.format === 'password' || schema.writeOnly === true) return true;
    const ref = refOf(schema);
    const target = ref === undefined ? undefined : follow(model.document, ref, source);
    if (target && visit(target.value, target.at.source, seen)) return true;
    return partsOf(schema).some((part) => visit(part, source, seen));
  };
  return (schema) => visit(schema, base, new Set());
}

function partsOf(schema: Record<string, unknown>): readonly unknown[] {
  const { allOf, anyOf, oneOf, items, additionalProperties, patternProperties, prefixItems } = schema;
  const lists = [allOf, anyOf, oneOf, prefixItems].flatMap((list) => (Array.isArray(list) ? list : []));
  const patterns = isObject(patternProperties) ? Object.values(patternProperties) : [];
  return [...lists, items, additionalProperties, ...patterns];
}

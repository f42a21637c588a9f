import type { Subject } from '../contract-tests/mutants/subject.ts';
import { readDocument } from '../src/document/read.ts';
import { buildModel } from '../src/model/build.ts';
import type { Model, SecurityScheme } from '../src/model/model.ts';

/** What a subject's arguments for verify say of who asks, as other tools want to be told. */
export interface Credentials {
  /** One a scheme of the document. */
  readonly schemes: readonly { readonly scheme: SecurityScheme; readonly value: string }[];
  /** What the first user sends. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** What the second user sends, where there is one. */
  readonly second: readonly [name: string, value: string] | undefined;
}

/** The model of a subject's document. */
export async function modelOf(subject: Subject): Promise<Model> {
  const document = await readDocument(subject.document);
  const model = document.ok ? buildModel(document.value) : document;
  if (!model.ok) throw new Error(`the document of ${subject.name} cannot be used`);
  return model.value;
}

/** Reads `--auth` and `--second-user`. */
export function credentialsOf(model: Model, { verifyArgs }: Subject): Credentials {
  const all = (option: string) =>
    verifyArgs.flatMap((one, index) => (one === option ? (verifyArgs[index + 1] ?? []) : []));
  const schemes = all('--auth').map((pair) => {
    const [name, value] = split(pair, '=');
    const scheme = model.securitySchemes.get(name);
    if (!scheme) throw new Error(`the document has no security scheme ${name}`);
    return { scheme, value };
  });
  const [second] = all('--second-user').map((pair) => split(pair, ':'));
  return { schemes, headers: schemes.map(({ scheme, value }) => headerOf(scheme, value)), second };
}

function headerOf(scheme: SecurityScheme, value: string): readonly [string, string] {
  if (scheme.type === 'apiKey' && scheme.in === 'header') return [scheme.parameterName ?? '', value];
  if (scheme.type === 'apiKey' && scheme.in === 'cookie')
    return ['Cookie', `${scheme.parameterName}=${value}`];
  if (scheme.type === 'apiKey') throw new Error('keys in the query are not known here yet');
  if (scheme.scheme === 'basic') return ['Authorization', `Basic ${btoa(value)}`];
  return ['Authorization', `Bearer ${value}`];
}

function split(pair: string, separator: string): readonly [string, string] {
  const at = pair.indexOf(separator);
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { validatorOf } from '../../schema/validate.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import { freshValue } from '../run/fresh-value.ts';
import type { World } from '../run/world.ts';
import { brokenFields } from './broken-fields.ts';
import { type Fields, fieldOf, fieldsUnder, withField } from './fields.ts';
import { fullFields } from './full-item.ts';
import { withInput } from './input-body.ts';
import { makeItem } from './make-item.ts';
import { sameValue } from './same-value.ts';
import type { Acting, Subject } from './subject.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** A create that may be refused, and what an item would have that it leaves behind all the same. */
export interface Attempt {
  readonly request: CaseRequest;
  readonly marks: Fields;
}

/** One broken thing each, the document's own examples, values of which it speaks, and what is taken already. */
export async function attemptsOf(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  request: CaseRequest,
): Promise<readonly Attempt[]> {
  const { schema } = create.role.input;
  const fields = fieldsUnder(request.body?.value, create.role.input.path);
  if (!fields) return [];
  const full = fullFields(world, subject, create, fields);
  const attempt = (wanted: Fields, apart: string): readonly Attempt[] => {
    const marks = marksFor(world, subject, create, apart);
    const marked =
      apart === '' ? withValid(world.model, schema, wanted, changesOf(marks)) : { ...wanted, ...marks };
    const changed = withInput(world, request, create.role.input, marked, Object.keys(marked));
    return changed ? [{ request: changed, marks }] : [];
  };
  return [
    ...brokenFields(world, subject, schema, full).flatMap(({ name, fields: wrong }) => attempt(wrong, name)),
    ...otherExamples(world, create).flatMap((example) => attempt(example, '')),
    ...spokenOf(world, subject, create, fields).flatMap((one) => attempt(one, '')),
    ...(await clashing(world, subject, create, fields)).flatMap((one) =>
      attempt(one, subject.resource.unique[0] ?? ''),
    ),
  ];
}

function changesOf(fields: Fields) {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

/** New texts where any text will do. */
function marksFor(world: World, subject: Subject, { role }: Acting<'create'>, apart: string): Fields {
  let marks: Fields = {};
  for (const { name, schema } of changeableProperties(subject, role.input.schema)) {
    if (name === apart || subject.resource.unique.includes(name) || !isFreeText(subject, schema)) continue;
    const value = freshValue(world.model, [schema], 'left', world.fresh());
    if (typeof value === 'string' && value !== 'left') marks = withField(marks, name, value);
  }
  return marks;
}

function isFreeText({ model, facts }: Subject, schema: Parameters<typeof schemaParts>[1]): boolean {
  if (!facts.isOnly(schema, 'string')) return false;
  return schemaParts(model, schema).every(
    ({ value }) => !isObject(value) || !['format', 'pattern', 'enum', 'const'].some((key) => key in value),
  );
}

/** Examples may be there to be refused. */
function otherExamples(world: World, { operation, role }: Acting<'create'>): readonly Fields[] {
  const base = baseCandidates(world.model, operation);
  const requests = base.ok ? base.requests.slice(1, 4) : [];
  return requests.flatMap((request) => {
    const fields = fieldsUnder(request.body?.value, role.input.path);
    return fields ? [fields] : [];
  });
}

/** Values in backticks in what the document says of the operation and its properties: those that a bank declines. */
function spokenOf(
  world: World,
  subject: Subject,
  { operation, role }: Acting<'create'>,
  fields: Fields,
): readonly Fields[] {
  const { schema } = role.input;
  const texts = [...changeableProperties(subject, schema)].filter(
    (one) => subject.facts.isOnly(one.schema, 'string') && subject.facts.texts(one.schema).length === 0,
  );
  const described = texts.map((one) => String(subject.facts.keyword(one.schema, 'description') ?? ''));
  const conflicts = operation.responses
    .filter(({ status }) => status.startsWith('4'))
    .map(({ description }) => description);
  const words = [operation.description ?? '', ...described, ...conflicts].flatMap((text) =>
    [...text.slice(0, 4000).matchAll(/`([\w.@+-]{3,60})`/g)].map(([, word]) => word ?? ''),
  );
  const validator = schema && validatorOf(world.model, schema, 'request');
  const found = [...new Set(words)].flatMap((word) =>
    texts
      .filter(({ name, schema: node }) => Object.hasOwn(fields, name) && !isFreeText(subject, node))
      .flatMap(({ name }) =>
        [word, `${word}1`, `${word}0000`]
          .map((value) => withField(fields, name, value))
          .filter((one) => validator?.check(one).length === 0)
          .slice(0, 1),
      ),
  );
  return found.slice(0, 3);
}

/** The same unique value as another item. */
async function clashing(
  world: World,
  { resource }: Subject,
  create: Acting<'create'>,
  fields: Fields,
): Promise<readonly Fields[]> {
  const [name] = resource.unique;
  const made = name === undefined ? undefined : await makeItem(world, create);
  const taken = made && fieldOf(made.sent, name ?? '');
  return name === undefined || taken === undefined ? [] : [withField(fields, name, taken)];
}

/** Whether an entry has the texts that only one request had. */
export function bearsMarks(entry: Fields, marks: Fields): boolean {
  const shared = Object.keys(marks).filter((name) => Object.hasOwn(entry, name));
  return shared.length > 0 && shared.every((name) => sameValue(marks[name], entry[name]));
}

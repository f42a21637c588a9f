import { treeDefect } from '../mock-file/tree-defect.ts';
import { quoted, type WrittenValue } from '../mock-file/written-value.ts';
import { readCondition } from './read-condition.ts';
import {
  type Condition,
  type ConditionPlace,
  conditionPlaces,
  type PickedAnswer,
  type Rule,
} from './rule.ts';

/** More than anyone writes for one operation. */
const limits = { maxNodes: 100_000, maxDepth: 100 };

/** Reads the rules of one operation; what is wrong is told, and the rule left out. */
export function readRules(written: WrittenValue): readonly Rule[] {
  const defect = treeDefect(written.value, limits);
  if (defect !== undefined) {
    written.fail(`this ${defect}, too many to be read as rules`, 'Write fewer rules, or simpler ones.');
    return [];
  }
  const items = written.items('a list of rules', 'Begin each rule with a dash: "- when: …".') ?? [];
  const rules = items.map(readRule);
  const always = rules.findIndex((rule) => rule?.conditions.length === 0);
  if (always >= 0 && always < rules.length - 1) {
    items[always]?.warn(
      'this rule always matches, so that those behind it never count',
      'Put it last, or add "when".',
    );
  }
  return rules.filter((rule) => rule !== undefined);
}

function readRule(written: WrittenValue): Rule | undefined {
  const fields = written.fields(['when', 'answer']);
  if (!fields) return undefined;
  const when = fields.get('when');
  const conditions = when ? readConditions(when) : [];
  const answer = fields.get('answer');
  if (!answer) {
    return written.fail(
      'this rule picks no answer',
      'Add "answer: { code: 404 }", with a documented status.',
    );
  }
  const picked = readAnswer(answer, written);
  return conditions && picked && { conditions, ...picked };
}

/** What stands under `when`; undefined where a part of it cannot be read: a rule without it would match too often. */
export function readConditions(when: WrittenValue): readonly Condition[] | undefined {
  const fields = when.fields(conditionPlaces);
  if (!fields) return undefined;
  const read = [...fields].flatMap(([key, written]) =>
    // Other keys have been refused.
    readPlace(key as ConditionPlace, written),
  );
  if (read.length === 0) {
    return when.fail(
      'this "when" asks for nothing',
      'Write what to look at, "query: { status: failed }", or leave "when" out for a rule that always matches.',
    );
  }
  const known = read.filter((condition) => condition !== undefined);
  return known.length < read.length ? undefined : known;
}

function readPlace(place: ConditionPlace, written: WrittenValue): readonly (Condition | undefined)[] {
  const isBody = place === 'body';
  const entries = isBody
    ? written.entries('an object of JSON pointers', "Write { /name: Ada }, or { '': … } for the whole body.")
    : written.entries(
        'an object of parameters',
        'Write the name of each parameter and its value: { status: failed }.',
      );
  if (!entries) return [undefined];
  const known = new Set<string>();
  return entries.map(([key, value]) => {
    const name = place === 'header' ? key.toLowerCase() : key;
    if (isBody && !isPointer(name)) {
      return value.fail(
        `${quoted(key)} is no JSON pointer`,
        "Write a slash before each name, /items/0/id, and ~0 for ~, ~1 for / within one; '' is the whole body.",
      );
    }
    if (known.has(name)) {
      return value.fail(
        `the header ${quoted(name)} is asked for twice`,
        'Put both conditions under one name.',
      );
    }
    known.add(name);
    const test = readCondition(value, isBody);
    return test && { at: value.at, place, name, test };
  });
}

/** @see https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function isPointer(text: string): boolean {
  return text === '' || (text.startsWith('/') && !/~(?![01])/.test(text));
}

const answerKeys = ['code', 'example', 'dynamic'];

function readAnswer(
  written: WrittenValue,
  rule: WrittenValue,
): Pick<Rule, 'answer' | 'answerAt'> | undefined {
  const fields = written.fields(answerKeys);
  if (!fields) return undefined;
  if (fields.size === 0) {
    return written.fail('this answer says nothing', 'Write "code", "example" or "dynamic" into it.');
  }
  const [code, example, dynamic] = [fields.get('code'), fields.get('example'), fields.get('dynamic')];
  const parts = { code: code?.value, example: example?.value, dynamic: dynamic?.value };
  if (code && !isStatus(parts.code)) {
    return code.mismatch('a status from 200 to 599', 'Write one that the operation documents: "code: 404".');
  }
  if (example && typeof parts.example !== 'string') {
    return example.mismatch('the name of an example', 'Write the key that it has under "examples".');
  }
  if (dynamic && typeof parts.dynamic !== 'boolean') {
    return dynamic.mismatch('true or false', 'Write "dynamic: true" for a generated answer.');
  }
  if (example && parts.dynamic === true) {
    return written.fail('an answer is either an example or generated', 'Take "example" or "dynamic" out.');
  }
  const present = Object.entries(parts).filter(([, value]) => value !== undefined);
  return {
    // Each part has been looked at above.
    answer: { at: rule.at, ...Object.fromEntries(present) } as PickedAnswer,
    answerAt: { code: (code ?? written).at, example: (example ?? written).at },
  };
}

function isStatus(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599;
}

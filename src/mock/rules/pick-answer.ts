import type { Model, Operation } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import type { Location, Problem } from '../../problem.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import { fileRulesOf } from '../mock-file/rules-section.ts';
import { type Defect, WrittenValue } from '../mock-file/written-value.ts';
import { ruleDefects } from './check-rule.ts';
import { readRules } from './read-rules.ts';
import { type ReadRequest, type ReadValue, type RequestContent, requestReader } from './request-reader.ts';
import type { PickedAnswer, Rule, Test } from './rule.ts';

/** The rules of one operation. */
export interface AnswerPicker {
  /** The answer that the first rule which matches asks for; undefined where none matches. */
  pick(request: ReadRequest['request'], content: RequestContent): PickedAnswer | undefined;
  /** Why rules are left out. */
  readonly problems: readonly Problem[];
}

interface CompiledRule {
  readonly tests: readonly { readonly read: ReadValue; readonly test: Test }[];
  readonly answer: PickedAnswer;
}

/**
 * The rules of an operation, those of the file before those of the document (`x-mock`); undefined where it has none.
 *
 * @example
 * const { parameters, body } = requestCheckOf(model, operation).check(request);
 * answerPickerOf(model, operation, undefined)?.pick(request, { parameters, body })?.code
 */
export function answerPickerOf(
  model: Model,
  operation: Operation,
  file: MockFile | undefined,
): AnswerPicker | undefined {
  const hasOwn = Object.hasOwn(operation.raw, 'x-mock');
  const ofFile = file ? fileRulesOf(file, model, operation) : [];
  if (!hasOwn && ofFile.length === 0) return undefined;
  const problems: Problem[] = [];
  const at = childOf(operation.at, 'x-mock');
  const tell = (defect: Defect) => void problems.push(problemOf(defect, at));
  const own = hasOwn ? readRules(new WrittenValue(operation.raw['x-mock'], at, 'x-mock', tell)) : [];
  const rules = [...ofFile, ...own].filter((rule) => isUsable(ruleDefects(model, operation, rule), tell));
  const compiled = rules.map((rule) => compile(operation, rule));
  return { pick: (request, content) => firstMatch(compiled, request, content), problems };
}

function isUsable(defects: readonly Defect[], tell: (defect: Defect) => void): boolean {
  for (const defect of defects) tell(defect);
  return defects.every(({ isHarmless }) => isHarmless === true);
}

/** A document is served whatever is wrong with it. */
function problemOf({ message, hint, at, isHarmless }: Defect, list: Location): Problem {
  const isWhole = at.source === list.source && at.pointer === list.pointer;
  const outcome = isWhole ? 'none of its rules is used' : 'the rule is left out';
  const severity = 'warning';
  return { code: 'mock-rule', severity, message: isHarmless ? message : `${message}; ${outcome}`, hint, at };
}

function compile(operation: Operation, { conditions, answer }: Rule): CompiledRule {
  const tests = conditions.map(({ place, name, test }) => ({
    read: requestReader(operation, place, name),
    test,
  }));
  return { tests, answer };
}

function firstMatch(
  rules: readonly CompiledRule[],
  request: ReadRequest['request'],
  content: RequestContent,
): PickedAnswer | undefined {
  const about: ReadRequest = { request, content, fields: undefined, cookies: undefined };
  return rules.find(({ tests }) => tests.every(({ read, test }) => test(read(about))))?.answer;
}

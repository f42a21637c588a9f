import type { Model, Operation } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import type { Location, Problem } from '../../problem.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import { fileRulesOf } from '../mock-file/rules-section.ts';
import { type Defect, WrittenValue } from '../mock-file/written-value.ts';
import { ruleDefects } from './check-rule.ts';
import { type Matcher, requestMatcher } from './match-request.ts';
import { readRules } from './read-rules.ts';
import type { ReadRequest, RequestContent } from './request-reader.ts';
import type { PickedAnswer, Rule } from './rule.ts';

/** The rules of one operation. */
export interface AnswerPicker {
  /** The answer that the first rule which matches asks for; undefined where none matches. */
  pick(request: ReadRequest['request'], content: RequestContent): PickedAnswer | undefined;
  /** Why rules are left out. */
  readonly problems: readonly Problem[];
}

interface CompiledRule {
  readonly matches: Matcher;
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
  file: Pick<MockFile, 'source' | 'rules'> | undefined,
): AnswerPicker | undefined {
  const hasOwn = Object.hasOwn(operation.raw, 'x-mock');
  const ofFile = file ? fileRulesOf(file, model, operation) : [];
  if (!hasOwn && ofFile.length === 0) return undefined;
  const problems: Problem[] = [];
  const at = childOf(operation.at, 'x-mock');
  const tell = (defect: Defect) => void problems.push(problemOf(defect, at));
  const own = hasOwn ? readRules(new WrittenValue(operation.raw['x-mock'], at, 'x-mock', tell)) : [];
  const rules = [...ofFile, ...own].filter((rule) => isUsable(ruleDefects(model, operation, rule), tell));
  return { pick: rulePickerOf(operation, rules), problems };
}

/** The answer that the first of some rules which matches asks for; none of them names what the operation does not have. */
export function rulePickerOf(operation: Operation, rules: readonly Rule[]): AnswerPicker['pick'] {
  const compiled = rules.map(({ conditions, answer }): CompiledRule => {
    return { matches: requestMatcher(operation, conditions), answer };
  });
  return (request, content) => {
    const about: ReadRequest = { request, content, fields: undefined, cookies: undefined };
    return compiled.find(({ matches }) => matches(about))?.answer;
  };
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

import { findResponse } from '../../contract/find-response.ts';
import { operationLabel } from '../../contract/finding.ts';
import { pathTextReader } from '../../contract/path-values.ts';
import type { Model, Operation } from '../../model/model.ts';
import { nearestWord, suggestion } from '../../suggestion.ts';
import { type Defect, quoted } from '../mock-file/written-value.ts';
import { type PrismResponse, prismOperation } from '../prism/prism-operation.ts';
import { isDocumented } from './request-reader.ts';
import type { Condition, Rule } from './rule.ts';

/** What a rule names that its operation does not have; a rule with a defect that is not harmless is of no use. */
export function ruleDefects(model: Model, operation: Operation, rule: Rule): readonly Defect[] {
  return [
    ...answerDefects(model, operation, rule),
    ...rule.conditions.flatMap((one) => conditionDefects(operation, one)),
  ];
}

function answerDefects(model: Model, operation: Operation, { answer, answerAt }: Rule): readonly Defect[] {
  const { code, example } = answer;
  const label = operationLabel(operation);
  if (code !== undefined && !findResponse(operation, code)) {
    const documented = operation.responses.map(({ status }) => status).join(', ');
    const hint = documented === '' ? 'It documents none.' : `Documented: ${documented}.`;
    return [{ message: `${label} has no response ${code}`, hint, at: answerAt.code }];
  }
  if (example === undefined) return [];
  const { responses } = prismOperation(model, operation);
  const status = code === undefined ? usualStatus(responses) : findResponse(operation, code)?.status;
  const names = exampleNames(responses.find((response) => response.code === status));
  if (names.includes(example)) return [];
  const which = status === undefined ? label : `the response ${status} of ${label}`;
  const message = `${which} has no example ${quoted(example)}`;
  const others = responses.filter((response) => exampleNames(response).includes(example));
  return [
    {
      message,
      hint: exampleHint(
        example,
        names,
        others.map((response) => response.code),
      ),
      at: answerAt.example,
    },
  ];
}

function exampleHint(example: string, names: readonly string[], elsewhere: readonly string[]): string {
  const code = elsewhere.find((status) => /^[2-5]\d\d$/.test(status));
  if (code !== undefined) return `It is one of the response ${code}: add "code: ${code}".`;
  return names.length === 0 ? 'It has no examples: add one to the document.' : suggestion(example, names);
}

/** The response that a request gets which asks for none: the lowest success, else the default, else the first. */
function usualStatus(responses: readonly PrismResponse[]): string | undefined {
  const codes = responses.map(({ code }) => code);
  const [lowest] = codes.filter((code) => /^2(?:\d\d|XX)$/.test(code)).sort();
  return lowest ?? codes.find((code) => code === 'default') ?? codes[0];
}

function exampleNames(response: PrismResponse | undefined): readonly string[] {
  return [...new Set(response?.contents.flatMap(({ examples }) => examples.map(({ key }) => key)))];
}

/** What a condition names that the operation does not have. */
export function conditionDefects(operation: Operation, { at, place, name }: Condition): readonly Defect[] {
  const label = operationLabel(operation);
  if (place === 'body') {
    if (operation.requestBody) return [];
    const hint = 'Add a requestBody to the document, or take the condition out.';
    return [{ message: `${label} documents no body, so that none is read`, hint, at }];
  }
  if (place === 'path') {
    if (pathTextReader(operation.path, name)) return [];
    const names = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
    const hint = names.length === 0 ? 'It has no parameters.' : suggestion(name, names);
    return [{ message: `the path ${operation.path} has no parameter ${quoted(name)}`, hint, at }];
  }
  if (isDocumented(operation, place, name)) return [];
  const documented = operation.parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter) => (place === 'header' ? parameter.name.toLowerCase() : parameter.name));
  const near = nearestWord(name, documented);
  if (near === undefined) return [];
  const message = `${label} documents no ${place} parameter ${quoted(name)}; what is sent under that name is compared`;
  return [{ message, hint: `Did you mean "${near}"?`, at, isHarmless: true }];
}

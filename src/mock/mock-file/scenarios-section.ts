import type { Model } from '../../model/model.ts';
import { suggestion } from '../../suggestion.ts';
import { conditionDefects } from '../rules/check-rule.ts';
import { readConditions } from '../rules/read-rules.ts';
import type { Scenario, ScenarioState, ScenariosSection, Transition } from '../scenario/scenario.ts';
import { faultsSectionDefects, readFaultsSection } from './faults-section.ts';
import {
  everyOperation,
  isExact,
  readOperationSelector,
  selectedOperations,
  selectorDefects,
} from './operation-selector.ts';
import { readRulesSection, rulesSectionDefects } from './rules-section.ts';
import { readSeedSection } from './seed-section.ts';
import { type Defect, quoted, type WrittenValue } from './written-value.ts';

const maxScenarios = 1000;
const maxStates = 1000;

/** Reads the section; what is wrong is told. Files that it names are read later. */
export function readScenariosSection(written: WrittenValue): ScenariosSection {
  const hint = 'Write the name of each scenario, and below it "seed", "start" and "states".';
  const entries = written.entries('an object of scenarios', hint) ?? [];
  if (entries.length > maxScenarios) {
    written.fail(`there are ${entries.length} scenarios, more than ${maxScenarios}`, 'Write fewer of them.');
    return [];
  }
  return entries.map(([name, scenario]) => readScenario(name, scenario)).filter((one) => one !== undefined);
}

function readScenario(name: string, written: WrittenValue): Scenario | undefined {
  const fields = written.fields(['description', 'seed', 'start', 'states', 'faults']);
  if (!fields) return undefined;
  if (fields.size === 0) {
    return written.fail('this scenario says nothing', 'Write "seed", "states" or "faults" into it.');
  }
  if (!isName(name)) {
    const hint = 'Letters, digits, "-", "_" and "." make up a name: "paid-order".';
    return written.fail(`${quoted(name)} is no name of a scenario`, hint);
  }
  const [description, seed, faults] = ['description', 'seed', 'faults'].map((key) => fields.get(key));
  if (description && typeof description.value !== 'string')
    return description.mismatch('a text', 'Quote it.');
  const states = readStates(fields.get('states'));
  if (!states) return undefined;
  const start = readStart(fields.get('start'), states.names, written);
  if (start === null) return undefined;
  return {
    name,
    at: written.at,
    description: description?.value === undefined ? undefined : String(description.value),
    seed: seed ? readSeedSection(seed) : [],
    start,
    states: states.read,
    faults: faults ? readFaultsSection(faults) : [],
  };
}

/** It is written on command lines and into requests. */
function isName(name: string): boolean {
  return /^[A-Za-z0-9][\w.-]{0,99}$/.test(name);
}

/** Those that can be read, and the names of all that are written. */
interface States {
  readonly names: readonly string[];
  readonly read: ReadonlyMap<string, ScenarioState>;
}

function readStates(written: WrittenValue | undefined): States | undefined {
  if (!written) return { names: [], read: new Map() };
  const hint = 'Write the name of each state, and below it "rules" and "on".';
  const entries = written.entries('an object of states', hint);
  if (!entries) return undefined;
  if (entries.length > maxStates) {
    return written.fail(`there are ${entries.length} states, more than ${maxStates}`, 'Write fewer of them.');
  }
  const names = entries.map(([name]) => name);
  const read = entries.flatMap(([name, state]) => {
    const one = readState(state, names);
    return one ? [[name, one] as const] : [];
  });
  return { names, read: new Map(read) };
}

/** The first state where none is named; null, and told, where it is the name of none. */
function readStart(
  written: WrittenValue | undefined,
  names: readonly string[],
  scenario: WrittenValue,
): string | undefined | null {
  if (!written) return names[0];
  const { value } = written;
  if (names.length === 0) {
    scenario.fail('"start" names a state, and there are none', 'Add "states", or take "start" out.');
    return null;
  }
  if (typeof value === 'string' && names.includes(value)) return value;
  if (typeof value !== 'string') written.mismatch('the name of a state', `Known: ${names.join(', ')}.`);
  else written.fail(`there is no state ${quoted(value)}`, suggestion(value, names));
  return null;
}

function readState(written: WrittenValue, names: readonly string[]): ScenarioState | undefined {
  // A state in which nothing is special any more: `done: {}`, or nothing behind the colon.
  if (written.value === null) return { at: written.at, rules: [], on: [] };
  const fields = written.fields(['rules', 'on']);
  if (!fields) return undefined;
  const [rules, on] = [fields.get('rules'), fields.get('on')];
  const hint = 'Begin each with a dash: "- { operation: payOrder, go: paid }".';
  const transitions = on?.items('a list of what leads to other states', hint) ?? [];
  return {
    at: written.at,
    rules: rules ? readRulesSection(rules) : [],
    on: transitions.map((item) => readTransition(item, names)).filter((one) => one !== undefined),
  };
}

function readTransition(written: WrittenValue, names: readonly string[]): Transition | undefined {
  const fields = written.fields(['operation', 'when', 'status', 'go']);
  if (!fields) return undefined;
  const [operation, when, status, go] = ['operation', 'when', 'status', 'go'].map((key) => fields.get(key));
  const target = go?.value;
  if (!go) return written.fail('this leads nowhere', 'Add "go: paid", with the name of a state.');
  if (typeof target !== 'string') return go.mismatch('the name of a state', `Known: ${names.join(', ')}.`);
  if (!names.includes(target)) {
    return go.fail(`there is no state ${quoted(target)}`, suggestion(target, names));
  }
  const selector = operation ? readOperationSelector(operation) : everyOperation(written.at);
  const conditions = when ? readConditions(when) : [];
  const answered = status ? readStatus(status) : undefined;
  if (!selector || !conditions || (status && answered === undefined)) return undefined;
  return { at: written.at, operation: selector, conditions, status: answered, go: target };
}

function readStatus(written: WrittenValue): string | undefined {
  const text = String(written.value).toUpperCase();
  if (/^[2-5](?:\d\d|XX)$/.test(text)) return text;
  return written.mismatch(
    'a status from 200 to 599, or a range of them',
    'Write "status: 201" or "status: 2XX".',
  );
}

/** What the section names that the document does not have. Seed data is checked where its files are known. */
export function scenariosSectionDefects(section: ScenariosSection, model: Model): readonly Defect[] {
  return section.flatMap(({ states, faults }) => [
    ...[...states.values()].flatMap(({ rules, on }) => [
      ...rulesSectionDefects(rules, model),
      ...on.flatMap((transition) => transitionDefects(transition, model)),
    ]),
    ...faultsSectionDefects(faults, model),
  ]);
}

/** Of operations that are named, each must have what is asked for; of all, or those with a tag, any one. */
function transitionDefects({ operation, conditions }: Transition, model: Model): readonly Defect[] {
  const operations = selectedOperations(model, operation);
  const defects = conditions.flatMap((condition): readonly Defect[] => {
    const found = operations.map((one) => conditionDefects(one, condition));
    if (isExact(operation)) return found.flat();
    return found.length > 0 && found.every((some) => some.length > 0) ? (found[0] ?? []) : [];
  });
  return [...selectorDefects(model, operation), ...defects];
}

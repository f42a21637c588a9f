import type { Location } from '../../problem.ts';
import type { FaultsSection } from '../mock-file/faults-section.ts';
import type { OperationSelector } from '../mock-file/operation-selector.ts';
import type { RulesSection } from '../mock-file/rules-section.ts';
import type { Condition } from '../rules/rule.ts';
import type { SeedSection } from './seed.ts';

// A course of events that a mock plays: what there is at first, and what changes as requests come. Types only.

/** The section `scenarios` of a mock file, in its order. */
export type ScenariosSection = readonly Scenario[];

export interface Scenario {
  readonly name: string;
  readonly at: Location;
  readonly description: string | undefined;
  /** Beside what is there in every world. */
  readonly seed: SeedSection;
  /** The name of the state that it begins in; undefined for one of seed data alone. */
  readonly start: string | undefined;
  readonly states: ReadonlyMap<string, ScenarioState>;
  /** Troubles beside those of the file, while it is played. */
  readonly faults: FaultsSection;
}

export interface ScenarioState {
  readonly at: Location;
  /** Answers, before those of the file. */
  readonly rules: RulesSection;
  /** What leads to other states, the first that matches. */
  readonly on: readonly Transition[];
}

/** Leads to a state, once a request that it is about has been answered. */
export interface Transition {
  readonly at: Location;
  readonly operation: OperationSelector;
  /** All must be true of the request. */
  readonly conditions: readonly Condition[];
  /** Of the answer, as a document writes it: `201`, `2XX`; undefined for any. */
  readonly status: string | undefined;
  readonly go: string;
}

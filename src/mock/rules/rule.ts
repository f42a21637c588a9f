import type { Location } from '../../problem.ts';

/** Where a request is looked at. */
export const conditionPlaces = ['path', 'query', 'header', 'cookie', 'body'] as const;
export type ConditionPlace = (typeof conditionPlaces)[number];

/** Whether a value is what a condition asks for; undefined is a value that was not sent. */
export type Test = (value: unknown) => boolean;

/** What a rule asks of one value of a request. */
export interface Condition {
  readonly at: Location;
  readonly place: ConditionPlace;
  /** The parameter's name, of headers in lower case; of bodies a JSON pointer, empty for the whole. */
  readonly name: string;
  readonly test: Test;
}

/** The answer that a rule asks for, as a request can ask for it itself. */
export interface PickedAnswer {
  /** The rule's place. */
  readonly at: Location;
  readonly code?: number;
  /** The name of an example. */
  readonly example?: string;
  readonly dynamic?: boolean;
}

/** Picks one of the documented answers for requests of which all conditions are true. */
export interface Rule {
  /** Empty where every request is meant. */
  readonly conditions: readonly Condition[];
  readonly answer: PickedAnswer;
  /** Where the parts of the answer stand. */
  readonly answerAt: Readonly<Record<'code' | 'example', Location>>;
}

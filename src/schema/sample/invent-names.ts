import { samplePattern } from '../pattern-sample.ts';
import type { ObjectRules } from './object-rules.ts';
import { none, type Run } from './run.ts';
import { slug, word } from './text.ts';

/** A name for a property that the document does not name; undefined where none can be made. */
export function invent(run: Run, rules: ObjectRules): string | undefined {
  const { random } = run;
  const { namePatterns, namePlan } = rules;
  if (namePlan) {
    const name = namePlan.make(run);
    return name === none || typeof name !== 'string' ? undefined : name;
  }
  if (namePatterns.length > 0) {
    const made = samplePattern(random.pick(namePatterns), () => random.next(), {
      minLength: 1,
      maxLength: 40,
    });
    if (made !== undefined) return made;
  }
  const name = random.chance(0.7) ? word(random) : slug(random);
  // Where names like these are not allowed, none is.
  return rules.plan(name).contradiction ? undefined : name;
}

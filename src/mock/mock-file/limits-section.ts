import type { Model } from '../../model/model.ts';
import { type CountedBy, countedBy, periodMs, periods } from '../limits/limit.ts';
import {
  everyOperation,
  type OperationSelector,
  readOperationSelector,
  selectorDefects,
} from './operation-selector.ts';
import { readNumber } from './read-number.ts';
import type { Defect, WrittenValue } from './written-value.ts';

/** The section `limits` of a mock file: none, those of the document, or these. */
export type LimitsSection = 'off' | 'documented' | readonly WrittenLimit[];

/** A limit that somebody wrote. */
export interface WrittenLimit {
  readonly requests: number;
  readonly windowMs: number;
  /** Absent: the credential, or the address where an operation asks for none. */
  readonly by: CountedBy | undefined;
  readonly each: 'api' | 'operation';
  readonly window: 'fixed' | 'sliding';
  readonly on: OperationSelector;
  /** Its place among the others: `limits/0`. */
  readonly label: string;
}

const maxLimits = 1000;
const example = 'Write "off", "documented", { requests: 100, per: minute }, or a list of such limits.';

/** Reads the section; what is wrong is told. */
export function readLimitsSection(written: WrittenValue): LimitsSection {
  const { value } = written;
  if (value === 'off' || value === 'documented') return value;
  if (typeof value !== 'object' || value === null) {
    written.mismatch('"off", "documented" or limits', example);
    return 'off';
  }
  if (!Array.isArray(value)) return readLimit(written, 'limits') ?? [];
  if (value.length > maxLimits) {
    written.fail(`there are ${value.length} limits, more than ${maxLimits}`, 'Write fewer of them.');
    return [];
  }
  const items = written.items('a list of limits', example) ?? [];
  return items.flatMap((item, index) => readLimit(item, `limits/${index}`) ?? []);
}

function readLimit(written: WrittenValue, label: string): readonly WrittenLimit[] | undefined {
  const fields = written.fields(['requests', 'per', 'by', 'each', 'window', 'on']);
  if (!fields) return undefined;
  const [requests, per, on] = ['requests', 'per', 'on'].map((key) => fields.get(key));
  if (!requests || !per) {
    const missing = requests ? 'per' : 'requests';
    return written.fail(`"${missing}" is missing`, 'Write { requests: 100, per: minute }.');
  }
  const count = readNumber(requests, { min: 1, max: 1e9, isWhole: true });
  const windowMs = readPeriod(per);
  const selector = on ? readOperationSelector(on) : everyOperation(written.at);
  if (count === undefined || windowMs === undefined || !selector) return undefined;
  return [
    {
      requests: count,
      windowMs,
      by: readWord(fields.get('by'), countedBy),
      each: readWord(fields.get('each'), ['api', 'operation'] as const) ?? 'api',
      window: readWord(fields.get('window'), ['fixed', 'sliding'] as const) ?? 'fixed',
      on: selector,
      label,
    },
  ];
}

function readPeriod(written: WrittenValue): number | undefined {
  if (typeof written.value === 'number') {
    const seconds = readNumber(written, { min: 1, max: 31_536_000, isWhole: true, unit: 'seconds' });
    return seconds === undefined ? undefined : seconds * 1000;
  }
  const period = readWord(written, periods);
  return period && periodMs[period];
}

function readWord<Word extends string>(
  written: WrittenValue | undefined,
  words: readonly Word[],
): Word | undefined {
  const found = words.find((word) => word === written?.value);
  if (found !== undefined || !written) return found;
  return written.mismatch(`one of ${words.join(', ')}`, 'Choose one of them.');
}

/** What the section names that the document does not have. */
export function limitsSectionDefects(section: LimitsSection, model: Model): readonly Defect[] {
  if (typeof section === 'string') return [];
  return section.flatMap(({ on }) => selectorDefects(model, on));
}

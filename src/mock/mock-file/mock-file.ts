import type { Source } from '../../document/source.ts';
import type { RulesSection } from './rules-section.ts';

/** What a file beside the configuration says of one API's mock, such as `mocks/jobs.yaml`. */
export interface MockFile {
  readonly source: Source;
  readonly rules: RulesSection;
}

import type { Source } from '../../document/source.ts';
import type { ResourcesSection } from '../../resources/corrections.ts';
import type { Identity } from '../identity/create-identity.ts';
import type { ScenariosSection } from '../scenario/scenario.ts';
import type { SeedFile, SeedSection } from '../scenario/seed.ts';
import type { CredentialsSection } from './credentials-section.ts';
import type { FaultsSection } from './faults-section.ts';
import type { LimitsSection } from './limits-section.ts';
import type { RulesSection } from './rules-section.ts';
import type { SessionsSection } from './sessions-section.ts';
import type { StreamsSection } from './streams-section.ts';

/** What a file beside the configuration says of one API's mock, such as `mocks/jobs.yaml`. */
export interface MockFile {
  readonly source: Source;
  readonly rules: RulesSection;
  /** What is different from what the document shows; see `inferResources`. */
  readonly resources: ResourcesSection;
  readonly seed: SeedSection;
  readonly scenarios: ScenariosSection;
  readonly sessions: SessionsSection;
  readonly faults: FaultsSection;
  /** Absent where the file says nothing of limits. */
  readonly limits: LimitsSection | undefined;
  readonly credentials: CredentialsSection;
  /** Clients and users of the mock's own issuer; absent where the file says nothing of them. */
  readonly identity?: Identity | undefined;
  /** How event streams and WebSockets come; absent where the file says nothing of them. */
  readonly streams?: StreamsSection | undefined;
  /** What `seed` names, here and in scenarios; by absolute path. */
  readonly seedFiles: ReadonlyMap<string, SeedFile>;
}

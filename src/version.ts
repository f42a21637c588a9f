import { readFileSync } from 'node:fs';

/** What the toolkit reads of its own package.json. */
interface OwnPackage {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The toolkit's own package.json. It is beside `src`, and beside `dist` in the package. */
export const ownPackage = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as OwnPackage;

/** The toolkit's own version. */
export const version: string = ownPackage.version;

import { configText, redoclyText, tsconfigText, workflowText } from './config-files.ts';
import { contractTestText } from './contract-test.ts';
import { docsNote, mocksNote } from './folder-notes.ts';
import { mergeIgnore } from './merge-ignore.ts';
import { mergePackage, newPackage, type PackageAdditions } from './merge-package.ts';
import type { Project, ProjectFile } from './project-file.ts';

/** What a project's folder holds already. */
export interface Existing {
  /** The path of its package.json, for messages. */
  readonly packagePath: string;
  readonly package: string | undefined;
  readonly gitignore: string | undefined;
  readonly tsconfig: string | undefined;
}

/** The versions of the packages that a project needs, as this package was tested with them. */
export type PackageVersions = Readonly<Record<'vitest' | 'msw' | '@types/node' | 'typescript', string>>;

/** The files around a document: configuration, tests, notes, package.json, CI. Not the document, nor what is generated. */
export function layOut(
  project: Project,
  existing: Existing,
  versions: PackageVersions,
): readonly ProjectFile[] {
  const { name, extension } = project;
  const refuse = (path: string, text: string, purpose: string): ProjectFile => ({
    path,
    text,
    purpose,
    existing: 'refuse',
  });
  const keep = (path: string, text: string, purpose: string): ProjectFile => ({
    ...refuse(path, text, purpose),
    existing: 'keep',
  });
  return [
    refuse(
      `contract-tests/${name}.test.${extension}`,
      contractTestText(project),
      'does a server keep to the contract?',
    ),
    keep('mocks/README.md', mocksNote(project), 'adjustments of the mock'),
    keep('docs/README.md', docsNote(), 'guides, and where the pages are built'),
    refuse(`concordat.config.${extension}`, configText(project), 'which documents there are'),
    keep('redocly.yaml', redoclyText, 'the lint rules'),
    keep('tsconfig.json', tsconfigText(extension), 'for the editor and the compiler'),
    packageFile(project, existing, versions),
    {
      path: '.gitignore',
      text: mergeIgnore(existing.gitignore),
      purpose: 'what is built',
      existing: 'merge',
    },
    refuse('.github/workflows/contract.yml', workflowText, 'the same on every change'),
  ];
}

function packageFile(project: Project, existing: Existing, versions: PackageVersions): ProjectFile {
  const additions = additionsOf(project, existing, versions);
  const file = { path: 'package.json', existing: 'merge' } as const;
  if (existing.package === undefined) {
    return { ...file, text: newPackage(project.name, additions), purpose: 'scripts and packages' };
  }
  const { text, scripts } = mergePackage(existing.packagePath, existing.package, additions);
  const purpose = scripts.length === 0 ? 'packages' : `scripts: ${scripts.join(', ')}`;
  return { ...file, text, purpose };
}

function additionsOf(project: Project, existing: Existing, versions: PackageVersions): PackageAdditions {
  return {
    scripts: {
      dev: 'concordat dev',
      lint: 'concordat lint',
      generate: 'concordat generate',
      check: 'concordat check',
      test: existing.package === undefined ? 'vitest run' : 'vitest run contract-tests',
      docs: 'concordat docs',
    },
    // Generated clients import it, in production too.
    dependencies: { '@concordat/client': `^${project.version}` },
    devDependencies: {
      ...(existing.tsconfig === undefined && { '@types/node': versions['@types/node'] }),
      concordat: `^${project.version}`,
      msw: versions.msw,
      ...(existing.tsconfig === undefined && { typescript: versions.typescript }),
      vitest: versions.vitest,
    },
  };
}

import type { Project } from './project-file.ts';

/** What goes into mocks/, for who looks there first. */
export function mocksNote({ name, version }: Project): string {
  return `# Mocks

For what the mock should do beyond its document: resources that it remembers, scenarios, seed data. Concordat ${version}
does not read this folder yet: the mock answers with the document's examples, or with generated values.

\`\`\`sh
npx concordat mock ${name}              # the examples
npx concordat mock ${name} --dynamic    # generated values; --seed makes them the same each time
\`\`\`

An answer is chosen by the header \`Prefer\`: \`Prefer: code=404\`, or \`Prefer: example=NAME\`.
`;
}

/** What goes into docs/. */
export function docsNote(): string {
  return `# Documentation

Write guides here. \`npx concordat docs\` builds the reference pages into \`site/\`, which is not committed.
`;
}

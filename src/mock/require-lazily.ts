import { Module } from 'node:module';

/**
 * Lets CommonJS modules that are required from now on get a stand-in for some modules: empty until it is undone,
 * from then on one that loads the real module when something of it is used.
 *
 * Meant for dependencies of dependencies that are required at load time and used rarely.
 *
 * @returns undoes it: who requires them later gets the real ones
 */
export function requireLazily(require: NodeJS.Require, names: readonly string[]): () => void {
  const files = names.map((name) => require.resolve(name)).filter((file) => !require.cache[file]);
  let isLoading = true;
  for (const file of files) {
    const standIn = new Module(file);
    standIn.exports = new Proxy({}, { get: (_, key) => (isLoading ? undefined : require(file)[key]) });
    standIn.loaded = true;
    require.cache[file] = standIn;
  }
  return () => {
    isLoading = false;
    for (const file of files) delete require.cache[file];
  };
}

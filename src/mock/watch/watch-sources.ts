import { type FileWatch, watchFiles } from './watch-files.ts';
import { type UrlWatchOptions, watchUrls } from './watch-urls.ts';

const isUrl = (uri: string) => /^https?:\/\//i.test(uri);

/** Calls back when one of the texts of a document changes: files and URLs; standard input and revisions do not. */
export function watchSources(
  uris: Iterable<string>,
  onChange: (changed: ReadonlySet<string>) => void,
  options: UrlWatchOptions = {},
): FileWatch {
  const files = (all: Iterable<string>) => [...all].filter((uri) => uri.startsWith('/'));
  const urls = (all: Iterable<string>) => [...all].filter(isUrl);
  const list = [...uris];
  const watches = [watchFiles(files(list), onChange), watchUrls(urls(list), onChange, options)] as const;
  return {
    update(next) {
      const all = [...next];
      watches[0].update(files(all));
      watches[1].update(urls(all));
    },
    close() {
      for (const watch of watches) watch.close();
    },
  };
}

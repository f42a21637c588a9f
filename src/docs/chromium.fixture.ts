import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { writeFileSafely } from '../document/write.ts';
import type { GeneratedFile } from '../generated-file.ts';

/** The browser of the tests: the one that `CHROMIUM` names, or the system's. */
export const chromiumPath = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => existsSync(path));

/** Why the tests of a browser do not run here, for their title; empty where they do. */
export const skipped = chromiumPath === undefined ? ' (skipped: no Chromium here; name one in CHROMIUM)' : '';

/** Starts the browser; it asks nobody for anything by itself. */
export function launch(): Promise<Browser> {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet],
  });
}

/** Pages that have been written to a folder, and are served from it. */
export interface Site {
  /** Both ways to open them, without a slash at the end. */
  readonly origins: Readonly<Record<'file' | 'http', string>>;
  close(): Promise<void>;
}

/** Writes pages to a temporary folder and serves it on a free port. */
export async function publish(files: readonly GeneratedFile[]): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'concordat-pages-'));
  for (const { path, text } of files) await writeFileSafely(join(folder, path), text);
  const paths = new Set(files.map(({ path }) => `/${path}`));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (!paths.has(path)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', path.endsWith('.html') ? 'text/html' : 'application/json');
    readFile(join(folder, path)).then(
      (bytes) => response.end(bytes),
      (error) => response.destroy(error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origins: { file: pathToFileURL(folder).href, http: `http://127.0.0.1:${port}` },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A page that is watched. */
export interface WatchedPage {
  readonly page: Page;
  /** Requests to any place but the site's own origin; they are not let through. */
  readonly foreign: readonly string[];
  /** Errors of the console and uncaught ones. */
  readonly errors: readonly string[];
}

/** A new page in a profile of its own, in which only the site answers, and the addresses that begin like `others`. */
export async function openPage(
  browser: Browser,
  site: Site,
  options: BrowserContextOptions = {},
  others: readonly string[] = [],
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const foreign: string[] = [];
  const errors: string[] = [];
  const own = [...others, `${site.origins.file}/`, `${site.origins.http}/`, 'blob:', 'data:', 'about:'];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (own.some((start) => url.startsWith(start))) return route.continue();
    foreign.push(url);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, foreign, errors };
}

/**
 * The texts on a page whose contrast with what is behind them is below 4.5 to 1, with their contrast.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function paleTexts(page: Page, within = 'body'): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    const colorOf = (css: string): number[] => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    };
    const over = (top: number[], below: number[]) => {
      const alpha = (top[3] ?? 0) / 255;
      return [0, 1, 2].map((index) => (top[index] ?? 0) * alpha + (below[index] ?? 0) * (1 - alpha));
    };
    const behind = (element: Element | null): number[] =>
      element
        ? over(colorOf(getComputedStyle(element).backgroundColor), behind(element.parentElement))
        : [255, 255, 255];
    const luminance = (color: number[]) => {
      const [red = 0, green = 0, blue = 0] = color.map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const pale: string[] = [];
    const walker = document.createTreeWalker(
      document.querySelector(selector) ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || text === '')
        continue;
      const background = behind(element);
      const one = luminance(over(colorOf(getComputedStyle(element).color), background));
      const other = luminance(background);
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < 4.5) pale.push(`${contrast.toFixed(2)} ${text.slice(0, 40)}`);
    }
    return pale;
  }, within);
}

import type { RenderStyle, Report, ReportFormat } from './report.ts';

/**
 * A report as text, in the format asked for, with a newline at its end. Only that format's module is imported.
 *
 * @param style looked at by the text format only
 */
export async function renderReport(
  report: Report,
  format: ReportFormat,
  style: RenderStyle,
): Promise<string> {
  switch (format) {
    case 'text':
      return report.findings
        ? (await import('./verify-text.ts')).renderVerifyText(report, style)
        : (await import('./text.ts')).renderText(report, style);
    case 'json':
      return (await import('./json.ts')).renderJson(report);
    case 'sarif':
      return (await import('./sarif.ts')).renderSarif(report);
    case 'junit':
      return (await import('./junit.ts')).renderJunit(report);
    case 'github':
      return (await import('./github.ts')).renderGithub(report);
    case 'markdown':
      return (await import('./markdown.ts')).renderMarkdown(report);
    case 'html':
      return (await import('./html.ts')).renderHtml(report);
    case 'har':
      return (await import('./har.ts')).renderHar(report);
  }
}

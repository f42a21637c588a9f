const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

/**
 * A plain page of the issuer.
 *
 * @param lines texts, one a paragraph; empty ones are left out
 * @param form HTML that follows them
 */
export function page(title: string, lines: readonly string[], form = ''): string {
  const paragraphs = lines.filter(Boolean).map((line) => `<p>${escapeHtml(line)}</p>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem}label,input,button{display:block;width:100%;box-sizing:border-box;font:inherit}input,button{padding:.5rem;margin:0 0 1rem}[role=alert]{color:#b00020}</style>
<h1>${escapeHtml(title)}</h1>
${paragraphs.join('\n')}
${form}
</html>
`;
}

/** The page that asks for a name and a password. @param isWrong whether what was sent before was wrong */
export function signInPage(client: string, hint: string, isWrong: boolean): string {
  const alert = isWrong ? '<p role="alert">The user is not known, or the password is wrong.</p>' : '';
  const form = `${alert}<form method="post">
<label for="login">Name or address</label>
<input id="login" name="login" value="${escapeHtml(hint)}" autocomplete="username" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button name="action" value="sign-in">Sign in</button>
<button name="action" value="refuse" formnovalidate>Refuse</button>
</form>`;
  return page('Sign in to the mock', [`${client} asks who you are.`], form);
}

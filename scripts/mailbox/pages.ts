import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CaughtMail, Fault, Mailbox } from './mailbox.ts';
import { style } from './style.ts';

const faults: Fault[] = ['none', 'refuse', 'tarpit', 'drop-after-data', 'reject-later'];
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  policy = "default-src 'none'; style-src 'self'; frame-src 'self'",
): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<link rel="stylesheet" href="/style.css"></head><body><header><a href="/">Development mailbox</a><p>No mail leaves this machine: everything Foyer sends is caught here.</p></header><main>${body}</main></body></html>`;
}

function list(mails: CaughtMail[], to: string): string {
  const rows = mails.map(
    (mail) =>
      `<li><a href="/mailbox/${mail.id}"><b>${escaped(mail.subject || '(no subject)')}</b><span>to ${escaped(mail.to.join(', '))}</span><time>${escaped(mail.date.replace('T', ' ').slice(0, 19))}</time></a></li>`,
  );
  return `<form><label>To <input name="to" value="${escaped(to)}" type="search"></label><button>Show</button></form>
<h1>${mails.length === 1 ? 'One mail' : `${mails.length} mails`}</h1>${rows.length > 0 ? `<ol>${rows.join('')}</ol>` : '<p>Nothing has arrived yet. Mail appears here when you reload.</p>'}`;
}

function view(mail: CaughtMail): string {
  return `<h1>${escaped(mail.subject)}</h1><dl><dt>From</dt><dd>${escaped(mail.from)}</dd><dt>To</dt><dd>${escaped(mail.to.join(', '))}</dd><dt>Message-ID</dt><dd>${escaped(mail.messageId)}</dd></dl>
<h2>HTML</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The mail as HTML" src="/mailbox/${mail.id}/html"></iframe>
<h2>Text</h2><pre>${escaped(mail.text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)}</pre>
<details><summary>Source</summary><pre>${escaped(mail.source)}</pre></details>`;
}

/** The mailbox's pages and its JSON; asked by another name than loopback it answers nobody (DNS rebinding). */
export function answerPage(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return send(response, 403, 'text/plain', 'loopback only');
  const to = url.searchParams.get('to') ?? '';
  if (url.pathname === '/') return send(response, 200, 'text/html', page('Development mailbox', list(mailbox.messages(to), to)));
  if (url.pathname === '/style.css') return send(response, 200, 'text/css', style);
  if (url.pathname === '/messages.json') return send(response, 200, 'application/json', JSON.stringify(mailbox.messages(to)));
  if (url.pathname === '/messages' && request.method === 'DELETE') {
    mailbox.clear();
    return send(response, 200, 'application/json', '{}');
  }
  const fault = url.searchParams.get('mode') as Fault;
  if (url.pathname === '/faults' && request.method === 'POST' && faults.includes(fault)) {
    mailbox.setFault(fault);
    return send(response, 200, 'application/json', JSON.stringify({ fault }));
  }
  const [, id, part] = url.pathname.match(/^\/mailbox\/(\d+)(?:\/(html))?$/) ?? [];
  const mail = mailbox.messages().find((one) => one.id === Number(id));
  if (!mail) return send(response, 404, 'text/html', page('Not here', '<p>There is no such mail.</p>'));
  if (part === 'html')
    return send(
      response,
      200,
      'text/html',
      `<base target="_blank">${mail.html}`,
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox",
    );
  send(response, 200, 'text/html', page(mail.subject, view(mail)));
}

import { isIPv4 } from 'node:net';
import nodemailer, { type Transporter } from 'nodemailer';
import { env } from '../env.ts';
import { parseAddress } from './address.ts';

export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string /** of the row that this mail tells of: the same at every try */;
  messageId: string;
};

/** Why a mail server did not take a mail; `temporary` is tried again. */
export class MailError extends Error {
  readonly temporary: boolean;
  constructor(reason: string, temporary: boolean) {
    super(reason);
    this.name = 'MailError';
    this.temporary = temporary;
  }
}

let shared: Transporter | undefined;

// relays refuse who introduces itself by a name of its machine that nobody knows; an address is said in brackets (RFC 5321 §4.1.3)
function ownName(): string {
  const { hostname } = new URL(env().appUrl);
  if (hostname.startsWith('[')) return `[IPv6:${hostname.slice(1)}`;
  return isIPv4(hostname) ? `[${hostname}]` : hostname;
}

function transporter(): Transporter {
  shared ??= nodemailer.createTransport({
    url: env().mailUrl,
    name: ownName(),
    pool: true,
    maxConnections: 3,
    maxMessages: 50,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never);
  return shared;
}

export function closeTransport(): void {
  shared?.close();
  shared = undefined;
}

/** Hands one mail to the mail server, to exactly one address; throws MailError with the server's own words. */
export async function sendMail(mail: Mail): Promise<void> {
  const parsed = parseAddress(mail.to);
  if (!parsed) throw new MailError('not one address', false);
  const host = new URL(env().appUrl).hostname;
  try {
    await transporter().sendMail({
      from: env().mailFrom,
      // an object, so that nothing in it is read as a list; the envelope says it once more
      to: { name: '', address: parsed.key },
      envelope: { from: parseAddress(env().mailFrom.replace(/^.*<|>$/g, ''))?.key ?? env().mailFrom, to: [parsed.key] },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.messageId}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  } catch (error) {
    const { responseCode, response, message } = error as { responseCode?: number; response?: string; message: string };
    const reason = (response ?? message).replace(/\s+/g, ' ').slice(0, 200);
    throw new MailError(reason, !(responseCode !== undefined && responseCode >= 500));
  }
}

export type Mail = {
  id: number;
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: { name: string; value: string }[];
  source: string;
};

const home = () => process.env.MAILBOX_URL as string;

/** Every mail that arrived for an address, newest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  return (await fetch(`${home()}/messages.json?to=${encodeURIComponent(address)}`)).json() as Promise<Mail[]>;
}

/** Waits for a mail to an address; `after` asks for the one that follows so many others. */
export async function mailTo(address: string, after = 0, seconds = 15): Promise<Mail> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const mails = await mailsTo(address);
    if (mails.length > after) return mails[0] as Mail;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no mail number ${after + 1} to ${address} within ${seconds} s`);
}

/** The link of an invitation in a mail. */
export function linkIn(mail: Mail): string {
  const found = mail.text.match(/https?:\/\/\S+\/invitations\/[A-Za-z0-9_-]{43}/)?.[0];
  if (!found) throw new Error(`no link in "${mail.subject}"`);
  return found;
}

/** What the development mail server does to the next connections. */
export async function setFault(mode: 'none' | 'refuse' | 'tarpit' | 'drop-after-data' | 'reject-later'): Promise<void> {
  await fetch(`${home()}/faults?mode=${mode}`, { method: 'POST' });
}

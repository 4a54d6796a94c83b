import { env } from '../env.ts';
import { newId } from '../ids.ts';
import { renderLetter } from './letter.tsx';
import { sayIn } from './translate.ts';
import { closeTransport, sendMail } from './transport.ts';

/** For the command line: one mail, to see whether the mail server takes it. Throws MailError with its words. */
export async function sendTestMail(to: string): Promise<void> {
  const locale = env().defaultLocale;
  const say = sayIn(locale, 'mail');
  const { appName } = env();
  const letter = await renderLetter({
    locale,
    appName,
    subject: say('test.subject', { app: appName }),
    title: say('test.title'),
    preheader: say('test.preheader'),
    paragraphs: [say('test.body')],
    footer: [say('footer', { app: appName })],
  });
  try {
    await sendMail({ to, ...letter, messageId: `test.${newId()}` });
  } finally {
    closeTransport();
  }
}

import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { env } from '../env.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Tried } from '../jobs/enqueue.ts';
import { deliver } from './deliver.ts';
import type { LetterContent } from './letter.tsx';
import { type About, type Jobs, letters, type Task, type TaskAbout, type Words } from './letters.ts';
import { type Say, sayIn } from './translate.ts';

/** What a template says beside its words: `values` for all of them, paragraphs after the body, where the button leads. */
export type Sheet<T extends Task = Task> = Pick<Partial<LetterContent>, 'quote' | 'list' | 'code' | 'facts'> & {
  words: (typeof letters)[T]['words'][number];
  values: Record<string, string>;
  more?: string[];
  url: string;
};
/** Undefined where the letter does not hold any longer (rule 19), `fails` where somebody must be told why it cannot go. */
export type Template<T extends Task, Facts> = (
  facts: Facts,
  job: Jobs[T],
  say: Say,
  locale: Locale,
) => Sheet<T> | { fails: string } | undefined;

type Letter = (typeof letters)[Task];
type Reader = { email: string; locale: Locale | null };

type Given<A extends About, Facts> = {
  load: { [One in A]: (tx: Tx, job: Jobs[TaskAbout<One>]) => Promise<Facts | undefined> };
  readers: { [Who in (typeof letters)[TaskAbout<A>]['to']]: (facts: Facts) => Reader };
  templates: { [T in TaskAbout<A>]: Template<T, Facts> };
  /** who is told that a letter was sent, or with a reason that it was not */
  told?: { [T in TaskAbout<A>]?: (facts: Facts, job: Jobs[T], reason?: string) => Promise<void> };
};

function contentOf(sheet: Sheet, say: Say, locale: Locale): LetterContent {
  const { words, values, more = [], url, ...parts } = sheet;
  const { appName } = env();
  const word = (key: 'subject' | 'title' | 'preheader' | 'body' | 'button') => say(`${words satisfies Words}.${key}`, values);
  return {
    locale,
    appName,
    subject: word('subject'),
    title: word('title'),
    preheader: word('preheader'),
    paragraphs: [word('body'), ...more],
    button: { label: word('button'), url, hint: say('link_hint') },
    ...parts,
    footer: [say('footer', { app: appName }), say('unexpected')],
  };
}

type Ids = Record<string, string>;
/** The same as `Given`, for any letter: what fits to which was judged where they were given. */
type Parts<Facts> = {
  load: Record<About, (tx: Tx, job: Ids) => Promise<Facts | undefined>>;
  readers: Record<Letter['to'], (facts: Facts) => Reader>;
  templates: Record<Task, (facts: Facts, job: Ids, say: Say, locale: Locale) => ReturnType<Template<Task, Facts>>>;
  told?: Partial<Record<Task, (facts: Facts, job: Ids, reason?: string) => Promise<void>>>;
};

async function send<Facts>({ load, readers, templates, told }: Parts<Facts>, task: Task, job: Ids & Tried): Promise<void> {
  const { about, to, job: ids, words } = letters[task];
  let facts: Facts | undefined;
  const tell = async (reason?: string) => told?.[task]?.(facts as Facts, job, reason);
  await deliver(
    task,
    job as never,
    async () => {
      facts = await atGate(null, (tx) => load[about](tx, job));
      if (!facts) return undefined;
      const reader = readers[to](facts);
      const locale = reader.locale ?? env().defaultLocale;
      const say = sayIn(locale, 'mail');
      const sheet = templates[task](facts, job, say, locale);
      if (!sheet) return undefined;
      if ('fails' in sheet) return void (await tell(sheet.fails));
      return { to: reader.email, messageId: `${words[0]}.${job[ids[0]]}`, content: contentOf(sheet, say, locale) };
    },
    { sent: () => tell(), failed: tell },
  );
}

/** The work that sends these letters: what a noun gives to them, brought together with what `letters` says of each. */
export function lettersAbout<A extends About, Facts>(given: Given<A, Facts>) {
  const parts = given as unknown as Parts<Facts>;
  const work = (Object.keys(given.templates) as Task[]).map((task) => [task, (job: Ids & Tried) => send(parts, task, job)]);
  return Object.fromEntries(work) as { [T in TaskAbout<A>]: (job: Jobs[T] & Tried) => Promise<void> };
}

import { getTranslations } from 'next-intl/server';
import type { ShownLink } from '#lib/invitations/find-shown-links';
import type { PeopleNote } from '#lib/landing/landing';
import { listAddress } from '#lib/text/list-address';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { Stack } from '../ui/stack.tsx';
import { ShownLinks } from './shown-links.tsx';

/** One sentence a person, in the words of what was done. */
export async function sentencesOf(note: PeopleNote | undefined): Promise<string[]> {
  if (!note) return [];
  const t = await getTranslations('people.landed');
  if (note.did === 'associated')
    return note.rows.map(({ name, address, outcome }) => t(outcome, { person: name ? t('who', { name, address }) : address }));
  if (note.did === 'removed') return [t('removed', { person: note.who, count: note.count })];
  return [t(note.did, { person: note.who })];
}

/** What a verb left to say, announced; each line leads to its row; links stand here for ten minutes, for their maker alone. */
export async function Landed({
  note,
  sealed,
  links,
  fromNew,
  start,
}: {
  note: PeopleNote | undefined;
  sealed: string | undefined;
  links: ShownLink[];
  fromNew: boolean;
  start: string;
}) {
  if (!note) return null;
  const t = await getTranslations('people');
  const sentences = await sentencesOf(note);
  const several = note.did === 'associated' && note.rows.length > 1 ? note.rows : [];
  return (
    <Stack gap="some" className="px-gutter pt-4">
      <Notice tone="ok">
        {sentences.map((sentence, at) => (
          <p key={sentence}>
            {sentence}{' '}
            {several[at] && <Link href={listAddress(start, { from: several[at].association, note: sealed })}>{t('to_row')}</Link>}
          </p>
        ))}
        {fromNew && (
          <p className="text-ink-2">
            {t('from_new')} <a href={start}>{t('from_start')}</a>
          </p>
        )}
      </Notice>
      {links.length > 0 && (
        <>
          <ShownLinks links={links.map((link) => ({ ...link, until: link.until.toISOString() }))} asked={note.did === 'copy'} />
          <noscript>
            <meta httpEquiv="refresh" content={String(Math.min(...links.map((link) => link.left)) + 1)} />
          </noscript>
        </>
      )}
    </Stack>
  );
}

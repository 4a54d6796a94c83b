'use client';
import { useTranslations } from 'next-intl';
import type { Candidate } from '#lib/associations/list-candidates';
import { typedAddresses } from '#lib/associations/schema';

type Given = { capacity: 'admin' | 'owner'; who: string; picked: Candidate | null; permissions: number; send: boolean };

/** What will happen, its parts leading to their controls. */
export function Sentence({ capacity, who, picked, permissions, send }: Given) {
  const t = useTranslations('associations.dialog.sentence');
  const addresses = typedAddresses(who);
  const name = picked
    ? picked.name || picked.address
    : addresses.length > 1
      ? t('people', { count: addresses.length })
      : (addresses[0] ?? '');
  const count = picked ? 1 : Math.max(1, addresses.length);
  const atOnce = !send && capacity === 'admin' && picked?.known;
  const links = {
    send: (chunks: React.ReactNode) => <a href="#send_invite">{chunks}</a>,
    perms: (chunks: React.ReactNode) => <a href="#permissions">{chunks}</a>,
  };
  return (
    <p aria-live="polite" className="max-w-[44ch] text-sm text-pretty wrap-anywhere">
      {name === '' ? (
        t('nobody')
      ) : (
        <b>
          {atOnce
            ? t.rich('now', { who: name, permissions, ...links })
            : t.rich(send ? 'mail' : 'link', { who: name, count, permissions, ...links })}
        </b>
      )}
    </p>
  );
}

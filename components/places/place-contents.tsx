import { getTranslations } from 'next-intl/server';
import type { AccountsPage } from '#lib/accounts/list-accounts';
import type { RoomsPage } from '#lib/rooms/list-rooms';
import { Link } from '../ui/link.tsx';
import { StateLine } from '../ui/state-line.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { RoomsTable } from './rooms-table.tsx';

type Given = { path: string; accounts: AccountsPage | undefined; rooms: RoomsPage | undefined };

const shown = 5;

/** The first of what a place holds, each part only for who may see it; the whole of it is a click away. */
export async function PlaceContents({ path, accounts, rooms }: Given) {
  const t = await getTranslations('places');
  return (
    <>
      {accounts && (
        <section aria-labelledby="accounts">
          <StateLine id="accounts">{t('accounts_sentence', { count: accounts.total })}</StateLine>
          {accounts.rows.length > 0 && <AccountsTable rows={accounts.rows.slice(0, shown)} />}
          {accounts.total > shown && <More href={`${path}/accounts`}>{t('all_accounts')}</More>}
        </section>
      )}
      {rooms && (
        <section aria-labelledby="rooms">
          <StateLine id="rooms">{t('rooms_sentence', { count: rooms.total })}</StateLine>
          {rooms.rows.length > 0 && <RoomsTable rows={rooms.rows.slice(0, shown)} withAccount={accounts !== undefined} />}
          {rooms.total > shown && <More href={`${path}/rooms`}>{t('all_rooms')}</More>}
        </section>
      )}
    </>
  );
}

function More({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <p className="px-gutter pt-4">
      <Link href={href}>{children}</Link>
    </p>
  );
}

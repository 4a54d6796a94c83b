import { type SQL, sql } from 'drizzle-orm';
import { accounts, associations, customers, rooms } from '#db/schema/index';

/** The associations that stand on the People tabs of places which this person owns in this customer, inherited ones included. */
export function onOwnedTabs(ownerId: string): SQL {
  const roomsAccount = sql`(select ${rooms.accountId} from ${rooms} where ${rooms.customerId} = ${associations.customerId} and ${rooms.id} = ${associations.roomId})`;
  const atTop = sql`${associations.placeId} = ${associations.customerId}`;
  return sql`(exists (select from ${customers} where ${customers.id} = ${associations.customerId} and ${customers.ownerId} = ${ownerId})
    or exists (select from ${accounts} where ${accounts.customerId} = ${associations.customerId} and ${accounts.ownerId} = ${ownerId}
      and (${atTop} or ${accounts.id} = ${associations.accountId} or ${accounts.id} = ${roomsAccount}))
    or exists (select from ${rooms} where ${rooms.customerId} = ${associations.customerId} and ${rooms.ownerId} = ${ownerId}
      and (${atTop} or ${rooms.accountId} = ${associations.accountId} or ${rooms.id} = ${associations.roomId})))`;
}

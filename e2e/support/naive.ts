import type postgres from 'postgres';
import freshClient from 'postgres';

export type Race = 'accept' | 'invite' | 'cancel' | 'move';
type Sql = postgres.Sql;

const tables = `
  drop schema if exists naive cascade; create schema naive;
  create table naive.invitation (id int, status text, owner int); create table naive.association (id int, invitation int, status text);
  create table naive.place (id int, owner int)`;

// between the look and the write, as a program has between two statements
const thinking = (tx: postgres.TransactionSql) => tx`select pg_sleep(0.002)`;

// what each race would be without the constraint or the lock that guards it: look first, then write
const contests: Record<Race, (sql: Sql, id: number) => Promise<boolean>> = {
  async accept(sql, id) {
    await sql`insert into naive.invitation values (${id}, 'pending', 1)`;
    const one = () =>
      sql.begin(async (tx) => {
        const [row] = await tx`select status from naive.invitation where id = ${id}`;
        if (row?.status !== 'pending') return;
        await tx`insert into naive.association values (${id}, ${id}, 'active')`;
        await tx`update naive.invitation set status = 'accepted' where id = ${id}`;
      });
    await Promise.all(Array.from({ length: 20 }, one));
    const [row] = await sql`select count(*)::int as count from naive.association where id = ${id}`;
    return row?.count !== 1;
  },
  async invite(sql, id) {
    const one = () =>
      sql.begin(async (tx) => {
        const [there] = await tx`select from naive.association where id = ${id}`;
        if (!there) await tx`insert into naive.association values (${id}, ${id}, 'pending')`;
      });
    await Promise.all(Array.from({ length: 8 }, one));
    const [row] = await sql`select count(*)::int as count from naive.association where id = ${id}`;
    return row?.count !== 1;
  },
  async cancel(sql, id) {
    await sql`insert into naive.invitation values (${id}, 'pending', 1)`;
    await sql`insert into naive.association values (${id}, ${id}, 'pending')`;
    const contest = (status: string, work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
      sql.begin(async (tx) => {
        const [row] = await tx`select status from naive.invitation where id = ${id}`;
        if (row?.status !== 'pending') return false;
        await thinking(tx);
        await work(tx);
        await tx`update naive.invitation set status = ${status} where id = ${id}`;
        return true;
      });
    const winners = await Promise.all([
      contest('accepted', (tx) => tx`update naive.association set status = 'active' where id = ${id}`),
      contest('revoked', (tx) => tx`delete from naive.association where id = ${id}`),
    ]);
    const [row] =
      await sql`select i.status, (select count(*)::int from naive.association a where a.id = i.id) as count from naive.invitation i where i.id = ${id}`;
    return winners.every(Boolean) || (row?.status === 'accepted') !== (row?.count === 1);
  },
  async move(sql, id) {
    await sql`insert into naive.invitation values (${id}, 'pending', 1)`;
    await sql`insert into naive.place values (${id}, 1)`;
    let atTheMove = '';
    await Promise.all([
      sql.begin(async (tx) => {
        const [place] = await tx`select owner from naive.place where id = ${id}`;
        if (place?.owner !== 1) return;
        await thinking(tx);
        await tx`update naive.invitation set status = 'accepted' where id = ${id}`;
      }),
      sql.begin(async (tx) => {
        await tx`update naive.place set owner = 2 where id = ${id}`;
        const [row] = await tx`select status from naive.invitation where id = ${id}`;
        atTheMove = row?.status as string;
      }),
    ]);
    const [row] = await sql`select status from naive.invitation where id = ${id}`;
    return row?.status !== atTheMove;
  },
};

/** In how many of so many rounds the naive form of a race ended in a state that must not be. */
export async function breaksNaively(sql: Sql, race: Race, rounds: number): Promise<number> {
  await sql.unsafe(tables);
  const many = freshClient((process.env.SUPERUSER_URL as string).replace(/\/postgres$/, '/foyer'), { max: 20, onnotice: () => {} });
  let broken = 0;
  try {
    for (let round = 0; round < rounds; round++) if (await contests[race](many, round)) broken++;
  } finally {
    await many.end();
    await sql`drop schema naive cascade`;
  }
  console.log(`naive ${race}: broken in ${broken} of ${rounds} rounds`);
  return broken;
}

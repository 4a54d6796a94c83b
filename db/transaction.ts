import postgres from 'postgres';

/**
 * Whether a connection is gone: it may neither be written to nor be given back. The pool has buried it already, and a
 * write to it would end the process.
 */
export function isLost(error: unknown): boolean {
  const failure = error as { code?: string; cause?: { code?: string } } | undefined;
  return [failure?.code, failure?.cause?.code].some((code) => /^(CONNECTION_|ECONN|EPIPE|57P0)/.test(code ?? ''));
}

/** One transaction on a connection of its own; what was not committed ends with the connection, also with one that was lost. */
export async function inTransaction<T>(url: string, work: (sql: postgres.ISql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const connection = await sql.reserve();
    await connection`begin`;
    const result = await work(connection);
    // a failed transaction's commit is no error
    if ((await connection`commit`).command !== 'COMMIT') throw new Error('rolled back');
    return result;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** A step of a transaction that may fail: what it did is taken back, and nothing else. */
export async function attempt<T>(sql: postgres.ISql, step: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.simple();
  try {
    const result = await step();
    await sql`release savepoint attempt`.simple();
    return result;
  } catch (error) {
    if (!isLost(error)) await sql`rollback to savepoint attempt; release savepoint attempt`.simple();
    throw error;
  }
}

import { z } from 'zod';

const some = (max: number) => z.string().max(max).optional().catch(undefined);

/**
 * Where on a People tab somebody stands: its search, its page (`from` begins it with that association's row) and the row that
 * the focus is on. Every verb there carries it, so that one comes back to where one was.
 */
export const spotSchema = z.object({ q: some(200), after: some(2000), before: some(2000), from: some(60), row: some(60) });
export type Spot = z.output<typeof spotSchema>;

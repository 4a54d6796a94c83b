import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { freePort } from '../scripts/postgres/cluster.ts';
import { scratch } from '../scripts/testing/scratch.ts';
import { leftOf, startOn } from './support/start.ts';
import { expect, test } from './support/test.ts';

// an address of a link is none without its link
const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).flatMap((one) => (one.scopeid ? [] : one.address)));
// where there is no IPv6, another one that is neither the usual loopback nor open to others
const loopback = addresses.includes('::1') ? '::1' : '127.0.0.53';

async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('a start at another loopback, such as http://[::1], listens there alone, and one signs in there', async ({ page, allowed }) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const appUrl = `http://${loopback === '::1' ? '[::1]' : loopback}:${port}`;
  allowed.push(new RegExp(`request elsewhere: ${RegExp.escape(appUrl)}`));
  const place = scratch('loopback');
  const admin = { ADMIN_EMAIL: 'admin@foyer.example', ADMIN_PASSWORD: 'twelve herons on the mudflat' };
  const start = await startOn(place.dir, { PORT: String(port), APP_URL: appUrl, ...admin });
  try {
    await expect.poll(() => start.said(), { timeout: 150_000 }).toContain('Ctrl-C stops everything');
    expect(start.said()).toContain(appUrl);
    const open: string[] = [];
    for (const address of new Set([...addresses, loopback])) if (await answers(address, port)) open.push(address);
    expect(open).toEqual([loopback]);
    await page.goto(`${appUrl}/sign-in`);
    await page.getByLabel('E-mail').fill(admin.ADMIN_EMAIL);
    await page.getByLabel('Password').fill(admin.ADMIN_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    expect(new URL(page.url()).origin).toBe(appUrl);
    // else it may still ask for the icon when nobody is there
    await page.close();
  } finally {
    start.child.kill('SIGTERM');
    await start.ended;
  }
  expect(leftOf(place.dir)).toEqual([]);
  place.remove();
});

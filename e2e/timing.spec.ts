import { placePath } from '../lib/access/place.ts';
import { verifyPassword } from '../lib/auth/password.ts';
import { unique } from '../world/factories/writing.ts';
import { customer, person } from '../world/factories.ts';
import { cookieOf, formOf, send } from './support/form.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 600_000 });
// the short form finds what is broken; the figures are asked for by `npm run trust:timing`, alone on its machine
const full = process.env.FOYER_FULL === '1';
const samples = full ? 300 : 40;
// a fresh server is slower for its first hundred requests
const warmUp = full ? 60 : 20;
const most = full ? 0.05 : 0.5;
const median = (times: number[]) => [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] as number;

// sources of their own: nobody's limit stands in the way of the measure
const source = (at: number) => ({ 'x-forwarded-for': `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}` });

async function hashTime(): Promise<number> {
  const times: number[] = [];
  await verifyPassword(undefined, 'warm up');
  for (let at = 0; at < 20; at++) {
    const begun = performance.now();
    await verifyPassword(undefined, `another ${at}`);
    times.push(performance.now() - begun);
  }
  return median(times);
}

async function interleaved(classes: Record<string, (at: number) => Promise<number>>): Promise<Record<string, number>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(classes).map((name) => [name, []]));
  const names = Object.keys(classes);
  for (let at = 0; at < samples + warmUp; at++)
    // the order turns each time: whoever comes first after another must not always be the same
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + at) % names.length] as string;
      const taken = await (classes[name] as (at: number) => Promise<number>)(at);
      if (at >= warmUp) times[name]?.push(taken);
    }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

test('signing in takes the same time for known and unknown addresses, and really hashes', async () => {
  const form = await formOf('/sign-in', 'password');
  // each address is tried once, known or not: a second try costs its limit less than a first
  const people = await Promise.all(Array.from({ length: samples + warmUp }, () => person()));
  let next = 0;
  const attempt = (email: (at: number) => string) => async (at: number) => {
    const begun = performance.now();
    await send(form, { email: email(at), password: 'not the right password', callbackUrl: '/' }, '', source(next++));
    return performance.now() - begun;
  };
  const medians = await interleaved({
    known: attempt((at) => people[at]?.email ?? ''),
    unknown: attempt(() => `${unique()}@people.example`),
  });
  const hash = await hashTime();
  console.log(`medians ${JSON.stringify(medians)}, one hash ${hash.toFixed(1)} ms`);
  for (const name of ['known', 'unknown']) expect(medians[name]).toBeGreaterThan(hash * 0.7);
  expect(Math.abs((medians.known ?? 0) - (medians.unknown ?? 0)) / hash).toBeLessThan(most);
});

test('an owner’s invitation takes the same time for known and unknown addresses', async () => {
  // a young customer may not send as many a day
  const place = await customer({ days: 8 });
  const cookie = await cookieOf(place.owner);
  const form = await formOf(`${placePath(place)}/people/associate`, 'send_invite', cookie);
  const people = await Promise.all(Array.from({ length: samples + warmUp }, () => person()));
  const invite = (email: (at: number) => string) => async (at: number) => {
    const begun = performance.now();
    const answer = await send(
      form,
      { email: email(at), permissions: ['rooms.view'], send_invite: 'on', locale: 'en', days: '7', message: '' },
      cookie,
    );
    expect(answer.status).toBe(303);
    return performance.now() - begun;
  };
  const medians = await interleaved({
    known: invite((at) => people[at]?.email ?? ''),
    unknown: invite(() => `${unique()}@people.example`),
  });
  const hash = await hashTime();
  console.log(`medians ${JSON.stringify(medians)}, one hash ${hash.toFixed(1)} ms`);
  expect(Math.abs((medians.known ?? 0) - (medians.unknown ?? 0)) / hash).toBeLessThan(most);
});

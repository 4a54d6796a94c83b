/**
 * Says what begins; the function that comes back says how long it took.
 * @param {string} what
 */
export function step(what) {
  const begun = Date.now();
  console.log(`· ${what} …`);
  return (note = '') => console.log(`  ${what} done in ${((Date.now() - begun) / 1000).toFixed(1)} s${note && `, ${note}`}`);
}

/** A reason to stop that the person can do something about: one sentence, no stack. */
export class Refusal extends Error {}

import { inDomains } from '../mail/address.ts';

/** What a customer says about addresses (rule 16). */
export type EmailPolicy = { policy: 'same' | 'allowed_domains' | 'any'; domains: readonly string[] };

/** Whether somebody may be here by this address: it stands under one of the domains, of which none allows all. */
export function mayBeHere({ domains }: Pick<EmailPolicy, 'domains'>, address: string): boolean {
  return inDomains(address, domains);
}

/** Under which policy somebody else than the invited person may accept, by an address of theirs that was verified. */
export function letsAccept(
  { policy, domains }: EmailPolicy,
  address: { email: string; verified: boolean },
): 'allowed_domains' | 'any' | undefined {
  if (policy === 'same' || !address.verified) return undefined;
  // a policy of listed domains without a list lists none
  if (policy === 'allowed_domains' && domains.length === 0) return undefined;
  return inDomains(address.email, domains) ? policy : undefined;
}

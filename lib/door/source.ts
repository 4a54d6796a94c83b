import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/** Whether the word of this address about forwarding counts. */
export type IsProxy = (address: string) => boolean;

// both libraries read 10, 0x7f.1 and 010.0.0.1 as addresses, too
const isAddress = (text: string | undefined) =>
  text !== undefined && (ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text));
const isRange = (text: string) => ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text);

/** The proxies of these addresses and ranges; undefined where one is neither, or is a range of everybody. */
export function proxiesOf(ranges: readonly string[]): IsProxy | undefined {
  if (!ranges.every((one) => isAddress(one) || isRange(one))) return undefined;
  try {
    const trusted = proxyAddr.compile([...ranges]);
    return (address) => isAddress(address) && trusted(address, 0);
  } catch {
    return undefined;
  }
}

/**
 * Where a request comes from: the peer, or, where the peer is a configured proxy, the right-most forwarded address that is
 * none. Whatever stands further left was said by the client itself. An IPv4 address that is mapped into IPv6 is given as IPv4;
 * empty when the peer has gone.
 */
export function sourceAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, isProxy: IsProxy): string {
  const source = proxyAddr.all(request as IncomingMessage, isProxy).findLast(isAddress);
  return source === undefined ? '' : ipaddr.process(source).toString();
}

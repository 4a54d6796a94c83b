import { BlockList, isIP } from 'node:net';

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** The ranges whose word about forwarding counts. */
export function proxyList(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of trusted) {
    const [address = '', prefix] = one.split('/');
    if (!isIP(address)) continue;
    list.addSubnet(address, prefix === undefined ? (isIP(address) === 6 ? 128 : 32) : Number(prefix), family(address));
  }
  return list;
}

/**
 * Where a request comes from: the peer, or, where the peer is a configured proxy, the right-most forwarded address that is
 * none. Whatever stands further left was said by the client itself.
 */
export function sourceAddress(peer: string, forwarded: string | string[] | undefined, proxies: BlockList): string {
  const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, family(address));
  let address = plain(peer);
  const chain = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').map(plain).filter(Boolean);
  while (isProxy(address) && chain.length > 0) {
    const before = chain.pop() as string;
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/**
 * Where the server listens: a trial, whose APP_URL is a loopback address, on that loopback alone; an installation
 * everywhere (undefined), since its proxy may stand on another machine.
 */
export function listeningHost(appUrl: string): string | undefined {
  const { hostname } = new URL(appUrl);
  if (hostname === '[::1]') return '::1';
  if (/^127(\.\d+){3}$/.test(hostname)) return hostname;
  return hostname === 'localhost' || hostname.endsWith('.localhost') ? '127.0.0.1' : undefined;
}

/** The origin by which this machine itself reaches the server, past every proxy. */
export function innerOrigin(appUrl: string, port: number): string {
  const host = listeningHost(appUrl) ?? '127.0.0.1';
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

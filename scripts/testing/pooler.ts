// A front of PostgreSQL that takes startup parameters as PgBouncer does: it knows a few, and refuses or drops all others.
import { type AddressInfo, connect, createServer } from 'node:net';

const known = ['user', 'database', 'client_encoding', 'datestyle', 'timezone', 'standard_conforming_strings', 'application_name'];

function parametersOf(packet: Buffer): [string, string][] {
  const words = packet.subarray(8, -2).toString().split('\0');
  return words.flatMap((word, at): [string, string][] => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : []));
}

function startup(parameters: [string, string][]): Buffer {
  const words = Buffer.from(`${parameters.flat().join('\0')}\0\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(words.length + 8, 0);
  head.writeUInt32BE(196_608, 4);
  return Buffer.concat([head, words]);
}

function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeUInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** Stands before the server of a URL; with `drops` as ignore_startup_parameters lets it. Gives its port and how to end it. */
export async function startPooler(serverUrl: string, { drops }: { drops: boolean }): Promise<{ port: number; stop: () => void }> {
  const { hostname, port } = new URL(serverUrl);
  const server = createServer((client) => {
    client.on('error', () => {});
    client.once('data', (packet) => {
      const parameters = parametersOf(packet);
      const stranger = parameters.find(([name]) => !known.includes(name.toLowerCase()));
      if (stranger && !drops) return client.end(refusal(`unsupported startup parameter: ${stranger[0]}`));
      const behind = connect(Number(port), hostname, () => {
        behind.write(startup(parameters.filter(([name]) => known.includes(name.toLowerCase()))));
        client.pipe(behind).pipe(client);
      });
      behind.on('error', () => client.destroy());
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

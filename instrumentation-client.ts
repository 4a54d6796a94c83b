type Policy = { createScriptURL(text: string): string; createHTML(text: string): string; createScript(text: string): string };
type Factory = { createPolicy(name: string, policy: Policy): unknown; defaultPolicy: unknown };

const refuse = (): never => {
  throw new TypeError('only our own scripts');
};

// Turbopack loads chunks by address: the default policy lets our own through and nothing else (trust.md §1.16)
const factory = (window as unknown as { trustedTypes?: Factory }).trustedTypes;
if (factory && !factory.defaultPolicy)
  factory.createPolicy('default', {
    createScriptURL: (text) => {
      const url = new URL(text, location.origin);
      return url.origin === location.origin && url.pathname.startsWith('/_next/static/') ? text : refuse();
    },
    createHTML: refuse,
    createScript: refuse,
  });

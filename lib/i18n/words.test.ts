import { expect, test } from 'vitest';
import { type Locale, locales } from './locales.ts';
import { namespaces } from './namespaces.ts';

function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

type Word = [word: RegExp, instead: string];

const everywhere: Word[] = [
  [/!|¡/, 'a full stop: nothing here is shouted'],
  [/\boops\b|\bups\b|\bopa\b/i, 'what happened, then what to do'],
  [/\s{2,}|^\s|\s$/, 'one blank between words'],
];

/** Words that a reader stumbled over: each with what stands there now. */
const never: Partial<Record<Locale, Word[]>> = {
  en: [
    [/\bplease\b|\bkindly\b|\bsorry\b/i, 'the sentence without it'],
    [/\badministration\b/i, 'the team, or a platform admin: people, no institution'],
    [/\bwords of\b/i, 'Message from'],
    [/(?<!e-)\bmails?\b(?! server|box)/i, 'e-mail'],
    [/\bmeanwhile\b/i, 'in the meantime'],
    [/\bgood (for|until)\b/i, 'valid for, valid until'],
    [/\bneed not\b|\bblanks\b|\baccesses\b|\bnobody of\b|\bsomebody of\b/i, 'what one says aloud'],
    [/\byou may (not )?(see|look|associate)\b/i, 'you can, you cannot'],
  ],
  'pt-BR': [
    [/\bpor favor\b|\bdesculpe\b/i, 'a frase sem isso'],
    [/administração d/i, 'a equipe: pessoas, não uma instituição'],
    [/\bde \{app\}/, 'do {app}'],
    [/\bpalavras de\b/i, 'Mensagem de'],
    [/\blugar(es)?\b/i, 'espaço, espaços'],
    [/\([ao]s?\)/, 'uma forma neutra: Acesso suspenso, Convite pendente'],
    [/\bganh(a|am|ou)\b/i, 'recebe'],
    [/\bexpir(ou|ado|ada|a)\b/i, 'venceu, vencido'],
    [/\bpropriet[áa]ri/i, 'responsável'],
    [/\b(tu|teu|tua|vós)\b/i, 'você, seu'],
    [/\busuári(o|a)s?\b(?<!(Associar|Selecionar) usuário)/i, 'pessoa'],
  ],
  es: [
    [/\bpor favor\b|\blo sentimos\b/i, 'la frase sin eso'],
    [/administración de/i, 'el equipo: personas, no una institución'],
    [/\bpalabras de\b/i, 'Mensaje de'],
    [/\blugar(es)?\b/i, 'espacio, espacios'],
    [/\([ao]s?\)/, 'una forma neutra: Acceso suspendido, Invitación pendiente'],
    [/\bpropietari/i, 'responsable, la única palabra'],
    [/\bterminad[oa]/i, 'dado de baja, la única palabra'],
    [/\bexpir(ó|ado|ada|a)\b/i, 'venció, vencida'],
    [/\bEsto es tuyo\b/i, 'Esta es tu propia dirección'],
    [/\b(vosotros|vuestr[oa]s?|ordenador|usted|haz clic)\b/i, 'tú, en América'],
    [/\busuari[oa]s?\b(?<!(Asociar|Seleccionar) usuario)/i, 'persona'],
  ],
};

test.each(locales)('in %s no word comes back that a reader stumbled over', (locale) => {
  const found = leaves(namespaces[locale]).flatMap(([key, message]) =>
    [...everywhere, ...(never[locale] ?? [])]
      .filter(([word]) => word.test(message))
      .map(([, instead]) => `${key}: “${message}”, say: ${instead}`),
  );
  expect(found).toEqual([]);
});

test.each(locales)('in %s a button says verb and object, or a verb alone; no label ends with a full stop', (locale) => {
  const labels = leaves(namespaces[locale]).filter(([key]) =>
    /\.(submit|button|title|columns\.\w+|tabs\.\w+|badges\.\w+|status\.\w+)$/.test(key),
  );
  expect(labels.filter(([, message]) => /\.$/.test(message))).toEqual([]);
});

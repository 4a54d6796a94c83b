import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, render, Section, Text } from 'react-email';
import type { Locale } from '../i18n/locales.ts';

/** What every letter of ours is made of; all text is in its reader's language already. */
export type LetterContent = {
  locale: Locale;
  appName: string;
  subject: string;
  title: string;
  /** what an inbox shows beside the subject: it adds to it */
  preheader: string;
  paragraphs: string[];
  quote?: { lines: string[]; by: string } | undefined;
  list?: { title: string; items: string[] } | undefined;
  code?: string | undefined;
  button?: { label: string; url: string; hint: string } | undefined;
  facts?: string[] | undefined;
  footer: string[];
};
export type RenderedLetter = { subject: string; html: string; text: string };

// a mail program knows no stylesheet of ours: the light tokens inline, the dark ones by its own media query
const color = {
  canvas: '#eaf2f2',
  sheet: '#fcfefe',
  ink: '#0e2127',
  soft: '#384b50',
  line: '#d8e2e2',
  brand: '#145f67',
  onBrand: '#f8fdfd',
};
const font = "'Atkinson Hyperlegible Next','Segoe UI',Helvetica,Arial,sans-serif";
const dark = `@media (prefers-color-scheme: dark){
.canvas,.canvas>table,.canvas>table>tbody>tr>td{background:#081215!important}.sheet{background:#101c1f!important;border-color:#253234!important}
.ink,.ink *{color:#e9f0f0!important}.soft{color:#b4c0c2!important}.rule{border-color:#253234!important}
.button{background:#5ec4c4!important;color:#001a20!important}.brand{color:#75d3d3!important}.code{background:#0b1619!important;color:#e9f0f0!important}}`;
const text = { color: color.ink, fontFamily: font, fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' };
const small = { ...text, color: color.soft, fontSize: '14px', lineHeight: '22px', margin: '0 0 8px' };

function Letter({ content }: { content: LetterContent }) {
  // a web mail takes the outer elements away: each level says its language itself
  const lang = content.locale;
  return (
    <Html lang={lang}>
      <Head>
        <title>{content.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </Head>
      <Body lang={lang} className="canvas" style={{ background: color.canvas, margin: 0, padding: '24px 12px' }}>
        <Preview lang={lang}>{content.preheader}</Preview>
        <Container lang={lang} style={{ maxWidth: '600px', width: '100%' }}>
          <Text className="ink" style={{ ...text, fontWeight: 700, margin: '0 8px 12px' }}>
            {content.appName}
          </Text>
          <Section
            lang={lang}
            className="sheet"
            style={{ background: color.sheet, border: `1px solid ${color.line}`, borderRadius: '14px', padding: '28px 32px' }}
          >
            <Heading as="h1" className="ink" style={{ ...text, fontSize: '24px', lineHeight: '32px', fontWeight: 700 }}>
              {content.title}
            </Heading>
            {content.paragraphs.map((paragraph) => (
              <Text key={paragraph} className="ink" style={text}>
                {paragraph}
              </Text>
            ))}
            {content.quote && (
              <Section style={{ borderLeft: `2px solid ${color.soft}`, paddingLeft: '16px', margin: '0 0 16px' }}>
                {content.quote.lines.map((line, at) => (
                  <Text key={`${at}-${line}`} className="ink" style={{ ...text, margin: 0 }}>
                    {line || '\u00a0'}
                  </Text>
                ))}
                <Text className="soft" style={small}>
                  {content.quote.by}
                </Text>
              </Section>
            )}
            {content.code && (
              <Text
                className="code"
                style={{
                  ...text,
                  background: color.canvas,
                  borderRadius: '7px',
                  fontSize: '28px',
                  lineHeight: '36px',
                  letterSpacing: '6px',
                  padding: '12px 20px',
                  display: 'inline-block',
                }}
              >
                {content.code}
              </Text>
            )}
            {content.button && (
              <Section style={{ margin: '24px 0 16px' }}>
                <Button
                  className="button"
                  href={content.button.url}
                  style={{
                    background: color.brand,
                    borderRadius: '7px',
                    color: color.onBrand,
                    fontFamily: font,
                    fontSize: '16px',
                    fontWeight: 700,
                    lineHeight: '24px',
                    padding: '10px 20px',
                  }}
                >
                  {content.button.label}
                </Button>
              </Section>
            )}
            {content.facts?.map((fact) => (
              <Text key={fact} className="soft" style={small}>
                {fact}
              </Text>
            ))}
            {content.list && content.list.items.length > 0 && (
              <>
                <Text className="ink" style={{ ...text, fontWeight: 700, margin: '0 0 4px' }}>
                  {content.list.title}
                </Text>
                {content.list.items.map((item) => (
                  <Text key={item} className="ink" style={{ ...text, margin: '0 0 2px' }}>
                    {`– ${item}`}
                  </Text>
                ))}
              </>
            )}
            {content.button && (
              <>
                <Text className="soft" style={{ ...small, margin: '16px 0 4px' }}>
                  {content.button.hint}
                </Text>
                <Text style={{ ...small, wordBreak: 'break-all' }}>
                  <Link className="brand" href={content.button.url} style={{ color: color.brand }}>
                    {content.button.url}
                  </Link>
                </Text>
              </>
            )}
          </Section>
          <Hr className="rule" style={{ border: 0, margin: '12px 0' }} />
          {content.footer.map((line) => (
            <Text key={line} className="soft" style={{ ...small, fontSize: '13px', lineHeight: '20px', margin: '0 8px 4px' }}>
              {line}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  );
}

function asText(content: LetterContent): string {
  const parts = [
    content.title,
    ...content.paragraphs,
    ...(content.quote ? [[...content.quote.lines.map((line) => `> ${line}`), content.quote.by].join('\n')] : []),
    ...(content.code ? [content.code] : []),
    ...(content.button ? [`${content.button.label}:\n${content.button.url}`] : []),
    ...(content.facts ?? []),
    ...(content.list && content.list.items.length > 0
      ? [[content.list.title, ...content.list.items.map((item) => `- ${item}`)].join('\n')]
      : []),
    `-- \n${content.footer.join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** HTML and text of one letter; readable with images off (there are none) and in the dark. */
export async function renderLetter(content: LetterContent): Promise<RenderedLetter> {
  const subject = content.subject.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 200);
  return { subject, html: await render(<Letter content={content} />), text: asText(content) };
}

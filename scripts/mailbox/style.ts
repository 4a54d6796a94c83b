/** The mailbox in the product's colours, without its build. */
export const style = `
:root { color-scheme: light dark; --canvas: #eaf2f2; --sheet: #fcfefe; --ink: #0e2127; --ink-2: #384b50; --line: #d8e2e2; --brand: #145f67; }
@media (prefers-color-scheme: dark) { :root { --canvas: #081215; --sheet: #101c1f; --ink: #e9f0f0; --ink-2: #b4c0c2; --line: #253234; --brand: #5ec4c4; } }
body { margin: 0; font: 14px/22px system-ui, sans-serif; background: var(--canvas); color: var(--ink); }
header, main { max-width: 880px; margin: 0 auto; padding: 16px 24px; }
header a { font-weight: 640; color: var(--brand); } header p { margin: 4px 0 0; color: var(--ink-2); }
main { background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; margin-block-end: 32px; }
h1 { font-size: 22px; line-height: 28px; } h2 { font-size: 16px; }
ol { list-style: none; padding: 0; margin: 0; } li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 16px; padding: 10px 0; color: inherit; text-decoration: none; }
li span, li time { color: var(--ink-2); } li b { grid-column: 1; } li span { grid-row: 2; }
iframe { width: 100%; height: 640px; border: 1px solid var(--line); border-radius: 7px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--canvas); padding: 12px; border-radius: 7px; }
dt { color: var(--ink-2); } dd { margin: 0 0 8px; overflow-wrap: anywhere; } form { display: flex; gap: 8px; }
input, button { font: inherit; padding: 4px 8px; color: inherit; background: var(--sheet); border: 1px solid var(--line); border-radius: 7px; }
`;

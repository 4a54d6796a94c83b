import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

// what a page says does not depend on its colours: all rules once at each width, what depends on the theme alone in the other
const visits = [
  { width: 1280, colorScheme: 'light', all: true },
  { width: 1280, colorScheme: 'dark', all: false },
  { width: 390, colorScheme: 'dark', all: true },
  { width: 390, colorScheme: 'light', all: false },
] as const;

/** One page at both widths and in both themes: axe finds nothing, nothing scrolls sideways, also at 320 px. */
export async function looksRight(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname.replace(/[A-Za-z0-9_-]{43}/, '[token]');
  for (const { width, colorScheme, all } of visits) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (all ? axe : axe.withRules('color-contrast')).analyze();
    expect(
      violations.map(
        (one) =>
          `${one.id}: ${one.nodes
            .map((node) => node.target.join(' '))
            .slice(0, 4)
            .join(' | ')}`,
      ),
      `${where} at ${width} px, ${colorScheme}`,
    ).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `${where} scrolls sideways at 320 px`).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: null });
}

/** The contrast of an element's words against what it paints behind them, as WCAG counts it. */
export function contrastOf(locator: Locator): Promise<number> {
  return locator.evaluate((element) => {
    const brush = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    const luminance = (color: string) => {
      brush.fillStyle = color;
      brush.fillRect(0, 0, 1, 1);
      const linear = [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const { color, backgroundColor } = getComputedStyle(element);
    const [low, high] = [luminance(color), luminance(backgroundColor)].sort((left, right) => left - right) as [number, number];
    return (high + 0.05) / (low + 0.05);
  });
}

// What a person does on a page in the browser, by what they see: fields by their label, wheels, questions that pop up.
import type { Page } from 'playwright-core';

/** px: the height of a line on the wheel, and how many lines one drag can move it. */
const WHEEL_LINE = 34;
const LINES_A_DRAG = 3;

/** Types into the field with this label. */
export const fill = (page: Page, label: string, value: string): Promise<void> =>
  page.locator(`[aria-label="${label}"]`).locator('input, textarea').locator('visible=true').first().fill(value);

/** Presses what says this. */
export const press = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole('button', { name: words, exact: true }).locator('visible=true').first().click();

/** Chooses one of several that are all in sight, by the group's own words. */
export const choose = (page: Page, words: string): Promise<void> =>
  page.getByRole('radio', { name: words, exact: true }).locator('visible=true').first().click();

/** Turns the wheel with this label down by so many lines, and takes what is there. */
export const turnWheel = async (page: Page, label: string, lines: number): Promise<void> => {
  await page.getByRole('button', { name: label, exact: true }).locator('visible=true').first().click();
  const wheel = page.locator('.weui-picker__group').locator('visible=true').first();
  const box = await wheel.boundingBox();
  if (box === null) throw new Error(`no wheel opened for ${label}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let left = lines; left > 0; left -= LINES_A_DRAG) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - WHEEL_LINE * Math.min(left, LINES_A_DRAG), { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(250); // the wheel comes to rest
  }
  await page.getByText('确定', { exact: true }).locator('visible=true').first().click();
};

/** Says yes to the question that came up. */
export const sayYes = async (page: Page): Promise<void> => {
  await page.locator('.taro-model__confirm').locator('visible=true').click();
};

/** Waits until these words can be seen. */
export const see = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).locator('visible=true').first().waitFor();

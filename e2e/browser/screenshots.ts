/** Makes the pictures of the documentation from the real product: `node e2e/browser/screenshots.ts`, as root, writes docs/images/*.png. */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { browserArguments, findChromium } from "./chromium.ts";
import { startDemoPage } from "./demo-page.ts";
import { startGatewatch } from "./gatewatch-server.ts";
import { plantFolder } from "./planted-folder.ts";

const images = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const password = "four words of example";
/** Slow enough that a scan of the page is still under way when it is looked at. */
const delayMs = 500;

const found = findChromium();
if ("missing" in found) throw new Error(`Pictures need a browser: ${found.missing}`);
await mkdir(images, { recursive: true });

await using stack = new AsyncDisposableStack();
const folder = stack.adopt(await plantFolder(200, "/srv/example"), (one) => one.close());
const demo = stack.adopt(await startDemoPage(delayMs), (one) => one.close());
const server = stack.adopt(await startGatewatch([folder.path, demo.host]), (one) => one.close());
const browser = stack.adopt(await chromium.launch({ ...found, args: browserArguments }), (one) => one.close());
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  colorScheme: "light",
  reducedMotion: "reduce",
});
const page = await context.newPage();

await page.goto(server.setupLink);
await page.getByLabel("E-mail").fill("admin@example.com");
await page.getByLabel("Password", { exact: true }).fill(password);
await page.getByLabel("Team name").fill("Example team");
await page.getByRole("button", { name: "Make admin and sign in" }).click();
await page.getByLabel("Target").waitFor();

await startScan(page, demo.url);
await page.getByText(/^Web: [2-9]\d of/).waitFor();
await picture(page, "scan-live");
await ended(page);
await startScan(page, folder.path);
await ended(page);
await page.getByRole("grid").getByRole("row").nth(1).click();
await page.getByRole("heading", { name: "Evidence", exact: true }).waitFor();
await picture(page, "findings-light");
await page.goto(`${server.baseUrl}/vulnerabilities`);
await page.getByRole("row", { name: "Private key in bastion.pem" }).click();
await page.getByRole("heading", { name: "Evidence", exact: true }).waitFor();
await decide(page, "In progress", "Start work", "Moves to the vault this week");
await page.keyboard.press("a");
await page.getByRole("dialog").getByRole("button", { name: "Assign" }).click();
await page.getByRole("region", { name: "Vulnerability", exact: true }).getByText("Assigned to you").first().waitFor();
await page.getByText("Undo").waitFor({ state: "detached", timeout: 20_000 });
await picture(page, "vulnerabilities");

async function startScan(on: Page, target: string): Promise<void> {
  await on.goto(`${server.baseUrl}/start`);
  await on.getByLabel("Target").fill(target);
  await on.getByRole("button", { name: "Start scan" }).click();
  await on.waitForURL(/\/scans\/[0-9a-f-]{36}$/);
}

function ended(on: Page): Promise<void> {
  return on.getByText("Completed", { exact: true }).waitFor({ timeout: 300_000 });
}

async function decide(on: Page, state: string, act: string, reason: string): Promise<void> {
  await on.keyboard.press("d");
  const dialog = on.getByRole("dialog");
  await dialog.getByLabel(state, { exact: true }).check();
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: act }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function picture(on: Page, name: string): Promise<void> {
  await on.mouse.move(0, 0);
  await on.screenshot({ path: `${images}${name}.png` });
  console.log(`docs/images/${name}.png`);
}

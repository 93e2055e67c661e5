import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { browserArguments, findChromium } from "./chromium.ts";
import { type DemoPage, startDemoPage } from "./demo-page.ts";
import { type GatewatchServer, startGatewatch } from "./gatewatch-server.ts";
import { accessibilityFaults } from "./page-checks.ts";
import { type PlantedFolder, plantFolder } from "./planted-folder.ts";

const found = findChromium();
if ("missing" in found) console.log(`skipped e2e/browser: ${found.missing}`);

const password = "four words of example";

// One walk in order: each step stands on the one before, as a first evening with the product does.
describe.skipIf("missing" in found)("a first run in the browser", () => {
  let folder: PlantedFolder;
  let demo: DemoPage;
  let slowDemo: DemoPage;
  let server: GatewatchServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  let broken = false;

  beforeEach(({ skip }) => skip(broken, "a step before it failed"));
  afterEach(({ task }) => {
    broken ||= task.result?.state === "fail";
  });

  beforeAll(async () => {
    [folder, demo, slowDemo] = await Promise.all([plantFolder(), startDemoPage(), startDemoPage(500)]);
    server = await startGatewatch([folder.path, demo.host, slowDemo.host]);
    browser = await chromium.launch({ ...found, args: browserArguments });
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
    page = await context.newPage();
    page.setDefaultTimeout(45_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      // Refused calls are part of the walk; a violated content policy or a broken component is not.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        complaints.push(message.text());
    });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await demo?.close();
    await slowDemo?.close();
    await folder?.close();
  });

  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const heading = (name: string) => page.getByRole("heading", { name });
  const path = () => new URL(page.url()).pathname;

  test("without its token the setup page says where the link is", async () => {
    await page.goto(server.baseUrl);
    await page.getByText("Open the link that begins").waitFor();
    expect(path()).toBe("/setup");
  });

  test("the printed link makes the first admin, after a password that is long enough", async () => {
    await page.goto(server.setupLink);
    await page.getByLabel("E-mail").fill("admin@example.com");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByLabel("Team name").fill("Example team");
    expect(await accessibilityFaults(page)).toEqual([]);
    await button("Make admin and sign in").click();
    await page.getByText("7 more needed").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await button("Make admin and sign in").click();
    await heading("What should be checked first?").waitFor();
    expect(path()).toBe("/start");
    await page.getByText("Example team").first().waitFor();
  });

  test("the start page says what it understood, and what a refused target needs", async () => {
    const target = page.getByLabel("Target");
    await target.fill("https://github.com/acme/api/tree/next");
    await page.getByText("Git repository", { exact: true }).waitFor();
    await target.fill("/etc");
    await button("Start scan").click();
    await page.getByRole("alert").getByText("GATEWATCH_ALLOW_TARGETS").waitFor();
    expect(await button("Start scan").isDisabled()).toBe(true);
    await target.fill("http://10.20.30.40/");
    await button("Start scan").click();
    await page.getByRole("alert").getByText("GATEWATCH_ALLOW_TARGETS").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a folder is scanned, live, and its secrets are found and never shown", async () => {
    await page.getByLabel("Target").fill(folder.path);
    await page.getByText("Folder on this server", { exact: true }).waitFor();
    await button("Start scan").click();
    await page.waitForURL(/\/scans\/[0-9a-f-]{36}$/);
    await page.getByText("Completed", { exact: true }).waitFor();
    const rows = page.getByRole("grid").getByRole("row");
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBeGreaterThanOrEqual(4);
    expect(await accessibilityFaults(page)).toEqual([]);
    await expectNoSecret();
  });

  test("a finding opens beside the list with evidence and fix; J, Esc and Back work", async () => {
    await page.getByRole("grid").getByRole("row").nth(1).click();
    await page.waitForURL(/\?v=/);
    const drawer = page.getByRole("region", { name: "Finding", exact: true });
    for (const part of ["Overview", "Evidence", "Fix", "Details"])
      await drawer.getByRole("heading", { name: part, exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await expectNoSecret();
    const before = page.url();
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.href !== before);
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.search.includes("v="));
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("row");
    await page.goto(before);
    await drawer.getByRole("heading", { name: "Evidence", exact: true }).waitFor();
  });

  test("a page on this machine is scanned", async () => {
    await page.getByRole("link", { name: "New scan" }).click();
    await page.getByLabel("Target").fill(demo.url);
    await page.getByText("Web page", { exact: true }).waitFor();
    await button("Start scan").click();
    await page.waitForURL(/\/scans\/[0-9a-f-]{36}$/);
    await page.getByText("Completed", { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole("grid").getByRole("row").nth(1).waitFor();
    await page.getByRole("link", { name: "Scans" }).click();
    await page.getByRole("grid", { name: "Scans" }).getByText("storefront", { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 120_000);

  test("a running scan is cancelled, and says that nothing counts as fixed", async () => {
    await page.getByRole("link", { name: "New scan" }).click();
    await page.getByLabel("Target").fill(slowDemo.url);
    await button("Start scan").click();
    await page
      .getByRole("region", { name: "Progress" })
      .getByText(/^Web: \d+ of/)
      .waitFor();
    await button("Cancel scan").click();
    const confirm = page.getByRole("dialog", { name: /^Cancel the scan of/ });
    await confirm.getByRole("button", { name: "Keep running" }).click();
    await confirm.waitFor({ state: "hidden" });
    // the dialog gives the focus back once it has gone
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused, { timeout: 20_000 }).toBe("Cancel scan");
    await button("Cancel scan").click();
    await confirm.getByRole("button", { name: "Cancel scan" }).click();
    await page.getByText("Cancelled. What was found until then is kept; nothing counts as fixed.").waitFor();
  });

  test("an archive is uploaded and scanned", async () => {
    const archive = join(folder.path, "..", "storefront.tar.gz");
    await promisify(execFile)("tar", ["-czf", archive, "-C", folder.path, "."]);
    await page.getByRole("link", { name: "New scan" }).click();
    await page.locator("input[type=file]").setInputFiles(archive);
    await page.getByText("storefront.tar.gz").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button("Start scan").click();
    await page.waitForURL(/\/scans\/[0-9a-f-]{36}$/);
    await page.getByText("Completed", { exact: true }).waitFor();
    expect(await page.getByRole("grid").getByRole("row").count()).toBeGreaterThanOrEqual(4);
    await expectNoSecret();
    await page.getByRole("link", { name: "Scans" }).click();
  });

  test("the list is filtered through its address", async () => {
    await button("Failed").click();
    await page.waitForURL(/\?status=failed$/);
    await page.getByText("No scan is in the state Failed").waitFor();
    await page.goBack();
    await page.getByRole("grid", { name: "Scans" }).waitFor();
  });

  test("an API key is shown once, works, and stops at once when it is deleted", async () => {
    await page.getByRole("link", { name: "API Keys" }).click();
    await button("Create API Key").click();
    await button("Create key").click();
    await page.getByText("A key needs a name.").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Build pipeline");
    await button("Create key").click();
    const value = (await page.getByTestId("shown-once").textContent()) ?? "";
    expect(value).toMatch(/^gk_/);
    await page.mouse.click(5, 5);
    await page.keyboard.press("Escape");
    expect(await page.getByTestId("shown-once").isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    const call = () => fetch(`${server.baseUrl}/api/v1/scans`, { headers: { "x-api-key": value } });
    expect((await call()).status).toBe(200);
    await button("I have stored the key").click();
    expect(await page.content()).not.toContain(value);
    await page.reload();
    await page.getByText(`${value.slice(0, 12)}…${value.slice(-4)}`).waitFor();
    await button("Delete Build pipeline").click();
    await page.getByText("stops working at once").waitFor();
    await button("Delete key").click();
    await page.getByText("No API key yet").waitFor();
    expect((await call()).status).toBe(401);
  });

  test("the scheme can be chosen and stays", async () => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await button("Example team, account menu").click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await page.reload();
    await heading("API Keys").waitFor();
    expect(await ground()).toBe(dark);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("the palette goes anywhere by keyboard", async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Page, scan or act" }).fill("storefront");
    await page.getByRole("option", { name: /storefront/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/scans\/[0-9a-f-]{36}$/);
  });

  test("a narrow screen loses nothing", async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByRole("grid").getByRole("row").nth(1).click();
    await page.getByRole("heading", { name: "Fix", exact: true }).waitFor();
    expect(await accessibilityFaults(page).then((faults) => faults.filter((fault) => !fault.includes("h1")))).toEqual(
      [],
    );
    await page.getByRole("button", { name: /^Close/ }).click();
    await page.getByText("Not covered").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test("a session that has ended asks over the page and keeps what was typed", async () => {
    await page.getByRole("link", { name: "New scan" }).click();
    await page.getByLabel("Target").fill(folder.path);
    await context.clearCookies();
    await button("Start scan").click();
    const dialog = page.getByRole("dialog", { name: "Your session has ended" });
    await dialog.getByLabel("E-mail or user name").fill("admin@example.com");
    await dialog.getByLabel("Password", { exact: true }).fill(password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await page.getByLabel("Target").inputValue()).toBe(folder.path);
  });

  test("signing out ends the session; a wrong password says so; signing in leads back", async () => {
    await button("Example team, account menu").click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await heading("Sign in").waitFor();
    await page.goto(`${server.baseUrl}/settings/api-keys`);
    await heading("Sign in").waitFor();
    await page.getByLabel("E-mail or user name").fill("admin@example.com");
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await button("Sign in").click();
    await page.getByText("do not belong together").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await button("Sign in").click();
    await heading("API Keys").waitFor();
  });

  test("the first view is within its budget, with every part that its page loads", async () => {
    await page.goto(`${server.baseUrl}/vulnerabilities`);
    await page.getByRole("grid", { name: "Vulnerabilities" }).getByRole("row").nth(1).waitFor();
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const gzipped = async (ending: string) => {
      const files = await Promise.all(
        loaded
          .filter((address) => address.endsWith(ending))
          .map(async (address) => Buffer.from(await (await fetch(address)).arrayBuffer())),
      );
      return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
    };
    const [script, style] = [await gzipped(".js"), await gzipped(".css")];
    console.log(`first view: script ${script} B, style ${style} B, gzip`);
    expect(script).toBeGreaterThan(50_000);
    expect(script).toBeLessThanOrEqual(250_000);
    expect(style).toBeGreaterThan(1000);
    expect(style).toBeLessThanOrEqual(30_000);
  });

  test("nothing broke on the way: no script error, no violated content policy", () => {
    expect(complaints).toEqual([]);
  });

  async function expectNoSecret(): Promise<void> {
    const content = await page.content();
    for (const secret of folder.secrets) expect(content).not.toContain(secret);
  }
});

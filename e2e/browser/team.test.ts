import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { totpCode } from "./authenticator.ts";
import { browserArguments, findChromium } from "./chromium.ts";
import { type DemoInstance, startDemoInstance } from "./demo-instance.ts";
import { type DemoPage, startDemoPage } from "./demo-page.ts";
import { type GatewatchServer, startGatewatch } from "./gatewatch-server.ts";
import { accessibilityFaults } from "./page-checks.ts";
import { type PlantedFolder, plantFolder } from "./planted-folder.ts";

const found = findChromium();
if ("missing" in found) console.log(`skipped e2e/browser: ${found.missing}`);

const password = "four words of example";
const memberPassword = "five other words of example";

// One walk in order: a team grows, secures its accounts, connects other programs, and reports.
describe.skipIf("missing" in found)("a team in the browser", () => {
  let folder: PlantedFolder;
  let receiver: DemoPage;
  let gitlab: DemoInstance;
  let server: GatewatchServer;
  let browser: Browser;
  let memberContext: BrowserContext;
  let admin: Page;
  let member: Page;
  let invitation = "";
  let secret = "";
  let recoveryCode = "";
  let goodToken = randomBytes(20).toString("hex");
  const complaints: string[] = [];
  let broken = false;

  beforeEach(({ skip }) => skip(broken, "a step before it failed"));
  afterEach(({ task }) => {
    broken ||= task.result?.state === "fail";
  });

  beforeAll(async () => {
    [folder, receiver, gitlab] = await Promise.all([
      plantFolder(),
      startDemoPage(),
      startDemoInstance((token) => token === goodToken),
    ]);
    server = await startGatewatch([folder.path, receiver.host, gitlab.host]);
    browser = await chromium.launch({ ...found, args: browserArguments });
    admin = await open(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
    memberContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    member = await open(memberContext);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await receiver?.close();
    await gitlab?.close();
    await folder?.close();
  });

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        complaints.push(message.text());
    });
    return page;
  }

  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
  const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
  const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

  test("the first admin scans a folder", async () => {
    await admin.goto(server.setupLink);
    await admin.getByLabel("E-mail").fill("admin@example.com");
    await admin.getByLabel("Password", { exact: true }).fill(password);
    await admin.getByLabel("Team name").fill("Example team");
    await button(admin, "Make admin and sign in").click();
    await admin.getByLabel("Target").fill(folder.path);
    await button(admin, "Start scan").click();
    await admin.getByText("Completed", { exact: true }).waitFor();
  });

  test("an invitation is a link, shown once", async () => {
    await link(admin, "Members").click();
    await button(admin, "Invite member").click();
    await button(admin, "Make invitation").click();
    await admin.getByText("An address such as").waitFor();
    await admin.getByLabel("E-mail").fill("member@example.com");
    expect(await accessibilityFaults(admin)).toEqual([]);
    await button(admin, "Make invitation").click();
    invitation = (await admin.getByTestId("shown-once").textContent()) ?? "";
    expect(invitation).toMatch(/\/join#token=/);
    await button(admin, "I have passed it on").click();
    expect(await admin.content()).not.toContain(invitation);
    await admin.getByRole("table", { name: "Open invitations" }).getByText("member@example.com").waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
  });

  test("the person joins with it in another browser, and it works once", async () => {
    await member.goto(invitation);
    await heading(member, "Join Example team").waitFor();
    await member.getByLabel("Your name").fill("New member");
    await button(member, "Join").click();
    await member.getByText("12 more needed").waitFor();
    await member.getByLabel("Password", { exact: true }).fill(memberPassword);
    expect(await accessibilityFaults(member)).toEqual([]);
    await button(member, "Join").click();
    await member.getByRole("grid", { name: "Scans" }).waitFor();
    // What a member may not see is not in the navigation.
    expect(await link(member, "Members").count()).toBe(0);
    const late = await open(await browser.newContext());
    await late.goto(invitation);
    await late.getByRole("alert").getByText("Ask for a new one").waitFor();
    await late.close();
    await admin.reload();
    await admin.getByRole("table", { name: "Members" }).getByText("member@example.com").waitFor();
  });

  test("a page without the right says which one, and who can give it", async () => {
    await member.goto(`${server.baseUrl}/settings/members`);
    await member.getByRole("alert").getByText("Needs members.read, your role is Member.").waitFor();
    await member.getByText("An Admin of the team can grant it.").waitFor();
  });

  test("a second factor is added with a QR code, and its recovery codes are shown once", async () => {
    await link(member, "Profile and security").click();
    await button(member, "Add second factor").click();
    const dialog = member.getByRole("dialog", { name: "Add second factor" });
    await dialog.getByLabel("Present password", { exact: true }).fill("not the password");
    await button(member, "Go on").click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel("Present password", { exact: true }).fill(memberPassword);
    await button(member, "Go on").click();
    await dialog.getByRole("img", { name: "QR code of the second factor" }).waitFor();
    secret = (await dialog.locator("code").first().textContent()) ?? "";
    expect(await accessibilityFaults(member)).toEqual([]);
    await dialog.getByLabel("Code", { exact: true }).fill("000000");
    await button(member, "Turn on").click();
    await dialog.getByRole("alert").or(dialog.locator("[data-error]")).first().waitFor();
    await dialog.getByLabel("Code", { exact: true }).fill(totpCode(secret, Date.now()));
    await button(member, "Turn on").click();
    await member.getByTestId("recovery-codes").waitFor();
    const codes = await member.getByTestId("recovery-codes").getByRole("listitem").allTextContents();
    expect(codes).toHaveLength(10);
    recoveryCode = codes[0] ?? "";
    expect(await accessibilityFaults(member)).toEqual([]);
    const [saved] = await Promise.all([member.waitForEvent("download"), button(member, "Download").click()]);
    expect((await readFile(await saved.path(), "utf8")).trim().split("\n")).toEqual(codes);
    await button(member, "I have stored the codes").click();
    await member.getByText("On, 10 recovery codes left").waitFor();
    expect(await member.content()).not.toContain(recoveryCode);
  });

  test("signing in then asks for the code; a used one is refused, the next and a recovery code open", async () => {
    await signOut(member);
    await giveTheCode(totpCode(secret, Date.now()));
    // The code that turned the factor on was used, if its period is not over yet: the next one counts.
    const refused = member.getByText(/wrong, too old|used/i).first();
    const inside = button(member, "Example team, account menu");
    await refused.or(inside).first().waitFor();
    if (!(await inside.isVisible())) {
      await member.getByLabel("Code", { exact: true }).fill(totpCode(secret, Date.now(), 1));
      await button(member, "Sign in").click();
    }
    await inside.waitFor();
    await signOut(member);
    await typePassword();
    await button(member, "Use a recovery code").click();
    await member.getByLabel("Recovery code").fill(recoveryCode);
    await button(member, "Sign in").click();
    await inside.waitFor();
    await link(member, "Profile and security").click();
    await member.getByText("On, 9 recovery codes left").waitFor();
    await member.getByText("This one").waitFor();
    expect(await accessibilityFaults(member)).toEqual([]);
  });

  test("a device is approved by its code", async () => {
    const asked = await fetch(`${server.baseUrl}/api/v1/auth/device/code`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: "Laptop of example" }),
    });
    const { user_code: userCode } = (await asked.json()) as { user_code: string };
    await admin.goto(`${server.baseUrl}/device`);
    await admin.getByLabel("Code").fill(userCode);
    await button(admin, "Look up").click();
    await admin.getByText("Laptop of example").waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await button(admin, "Approve device").click();
    await admin.getByText("The program goes on by itself").waitFor();
  });

  test("vulnerabilities are filtered through the address and by keys", async () => {
    await link(admin, "Vulnerabilities").click();
    const rows = admin.getByRole("grid", { name: "Vulnerabilities" }).getByRole("row");
    await rows.nth(4).waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    const all = await rows.count();
    await admin.keyboard.press("/");
    await admin.keyboard.type("bastion");
    await admin.waitForURL(/q=bastion/);
    await expect.poll(() => rows.count()).toBe(2);
    await admin.keyboard.press("Escape");
    expect(await admin.getByLabel("Title, rule or path").inputValue()).toBe("bastion");
    await button(admin, "Severity").click();
    await admin.getByRole("menuitemcheckbox", { name: "Info" }).click();
    await admin.waitForURL(/severity=info/);
    await admin.keyboard.press("Escape");
    await admin.getByText("Nothing fits the severity and the words").waitFor();
    await button(admin, "Leave out the words").click();
    await button(admin, "Clear").click();
    await expect.poll(() => rows.count()).toBe(all);
  });

  test("what many would become is seen first, then decided at once, then taken back", async () => {
    await admin.keyboard.press("j");
    await admin.keyboard.press("x");
    await admin.keyboard.press("j");
    await admin.keyboard.press("j");
    await admin.keyboard.press("Shift+X");
    await admin.getByText("3 selected").waitFor();
    await admin.keyboard.press("d");
    const dialog = admin.getByRole("dialog", { name: "Decide about 3 vulnerabilities" });
    await dialog.getByRole("button", { name: /^Record/ }).click();
    await dialog.getByText("Choose another state").waitFor();
    await dialog.getByLabel("Accepted risk").check();
    await dialog.getByTestId("dry-run").getByText("3: Open → Accepted risk").waitFor();
    expect(await countOf("accepted_risk")).toBe(0);
    expect(await accessibilityFaults(admin)).toEqual([]);
    await dialog.getByRole("button", { name: "Accept risk for 3" }).click();
    await dialog.getByText("Say why").waitFor();
    await dialog.getByLabel("Reason").fill("Behind the gateway");
    await dialog.getByRole("button", { name: "Accept risk for 3" }).click();
    await admin.getByText("3 vulnerabilities: Accepted risk.").first().waitFor();
    const decided = admin.getByRole("navigation", { name: "View" }).getByRole("button", { name: /^Decided/ });
    await decided.click();
    const rows = admin.getByRole("grid", { name: "Vulnerabilities" }).getByRole("row");
    await expect.poll(() => rows.count()).toBe(4);
    await admin.keyboard.press("u");
    await admin.getByText("Nothing is in the view Decided").waitFor();
    await button(admin, "Show open ones").click();
    await expect.poll(() => countOf("accepted_risk")).toBe(0);
    await rows.nth(4).waitFor();
  });

  test("one beside the list: evidence, link, assignment, history; merged with another and taken apart", async () => {
    const rows = admin.getByRole("grid", { name: "Vulnerabilities" }).getByRole("row");
    await rows.nth(1).click();
    const drawer = admin.getByRole("region", { name: "Vulnerability", exact: true });
    for (const part of ["Evidence", "Fix", "Details", "Links", "Activity"])
      await drawer.getByRole("heading", { name: part, exact: true }).waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    for (const value of folder.secrets) expect(await admin.content()).not.toContain(value);
    await button(admin, "Add link").click();
    await drawer.getByLabel("Address").fill("https://tickets.example.com/142");
    await drawer.getByLabel("Name").fill("Ticket 142");
    await drawer.getByRole("button", { name: "Add link" }).click();
    await drawer.getByRole("link", { name: "Ticket 142" }).waitFor();
    await admin.keyboard.press("a");
    await admin.getByRole("dialog", { name: "Assign" }).getByRole("button", { name: "Assign" }).click();
    await drawer.getByText("Assigned to you").first().waitFor();
    // Shown before the server has answered: only then is the dialog gone, and the keys are the list's again.
    await admin.getByRole("dialog").waitFor({ state: "hidden" });
    await drawer.getByText("Links: Ticket 142").waitFor();
    await admin.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    const all = await rows.count();
    await admin.keyboard.press("x");
    await admin.keyboard.press("j");
    await admin.keyboard.press("x");
    await button(admin, "Merge").click();
    const dialog = admin.getByRole("dialog", { name: "Merge 2 vulnerabilities" });
    await dialog.getByRole("button", { name: "Merge" }).click();
    await admin.getByText("Merged 2 vulnerabilities into one.").first().waitFor();
    await expect.poll(() => rows.count()).toBe(all - 1);
    // The one that stays is the one that was assigned.
    await rows.filter({ hasText: "you" }).click();
    await drawer.getByText("1 other is merged into it").waitFor();
    await drawer.getByRole("button", { name: "Unmerge" }).click();
    await drawer.getByText("merged into it").waitFor({ state: "detached" });
  });

  test("in two tabs the later one sees what changed, and chooses", async () => {
    const other = await open(admin.context());
    await other.goto(admin.url());
    const drawer = (page: Page) => page.getByRole("region", { name: "Vulnerability", exact: true });
    await drawer(other).getByRole("button", { name: "Decide" }).click();
    await drawer(admin).getByRole("button", { name: "Decide" }).click();
    await decide(other, "In progress", "Start work", "Mine now");
    await other.getByText("In progress.").first().waitFor();
    await decide(admin, "False positive", "Mark as false positive", "A test fixture");
    const conflict = admin.getByRole("dialog", { name: "Decide" });
    await conflict.getByRole("alert").getByText("Mine now").waitFor();
    await conflict.getByText("Open → In progress").first().waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await conflict.getByRole("button", { name: "Record mine over it" }).click();
    await drawer(admin).getByText("A test fixture").waitFor();
    await drawer(admin).getByText("Mine now").waitFor();
    await other.close();
  });

  test("a policy shows what it would fit before it decides, and deadlines move the dates", async () => {
    await link(admin, "Policies").click();
    await admin.getByText("No policy yet").waitFor();
    await button(admin, "New policy").click();
    const dialog = admin.getByRole("dialog", { name: "New policy" });
    await dialog.getByTestId("policy-preview").waitFor();
    await dialog.getByLabel(/^Path/).fill("nowhere/**");
    await dialog.getByText("Fits 0 open vulnerabilities now.").waitFor();
    await dialog.getByLabel(/^Path/).fill("deploy/**");
    await dialog
      .getByTestId("policy-preview")
      .getByText(/Fits [1-9]/)
      .waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await dialog.getByLabel("Name").fill("Deployment is elsewhere");
    await dialog.getByRole("button", { name: "Make policy" }).click();
    await dialog.getByText("Choose at least one thing").waitFor();
    await dialog.getByLabel("Decide").selectOption("Accepted risk");
    await dialog.getByLabel("For days").fill("30");
    await dialog.getByLabel("Reason").fill("Not used for real");
    await dialog.getByRole("button", { name: "Make policy" }).click();
    const table = admin.getByRole("table", { name: "Policies" });
    await table.getByText("Accepted risk for 30 d").waitFor();
    await button(admin, "Switch off Deployment is elsewhere").click();
    await table.getByText("Off", { exact: true }).waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.getByLabel("Critical").fill("0");
    await button(admin, "Save deadlines").click();
    await admin.getByText("1 to 3,650 days, or empty").waitFor();
    await admin.getByLabel("Critical").fill("3");
    await button(admin, "Save deadlines").click();
    await admin.getByText("The dates of all open vulnerabilities follow.").first().waitFor();
  });

  test("rules are taken from a file, tried, kept with what is wrong with them, switched off and deleted", async () => {
    await link(admin, "Rules").click();
    await admin.getByText("No rule set yet").waitFor();
    await button(admin, "New rule set").click();
    const dialog = admin.getByRole("dialog", { name: "New rule set" });
    const rule = (id: string, pattern: string) =>
      `  - {id: ${id}, languages: [python], severity: ERROR, message: Calls $X, pattern: "${pattern}"}\n`;
    const text = `rules:\n${rule("loud", "loud($X)")}${rule("broken", "f((")}`;
    const file = { name: "loudness.yaml", mimeType: "application/yaml", buffer: Buffer.from(text) };
    await dialog.getByLabel("File of rules").setInputFiles(file);
    await dialog.getByLabel("Code to try the rules on").fill("loud(1)");
    await dialog.getByRole("button", { name: "Try rules" }).click();
    await dialog.getByText("1 match by 1 rule.").waitFor();
    await dialog.getByText('Line 3, rule "broken"').waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await dialog.getByRole("button", { name: "Keep rule set" }).click();
    const table = admin.getByRole("table", { name: "Rule sets" });
    await table.getByText("1 problem").waitFor();
    await button(admin, "Edit loudness").click();
    const edited = admin.getByRole("dialog", { name: "Edit rule set" });
    await edited.getByText('Line 3, rule "broken"').waitFor();
    await edited.getByLabel("Rules, in Semgrep's YAML").fill("rules: [");
    await edited.getByRole("button", { name: "Save rule set" }).click();
    await edited.getByText("no valid YAML").waitFor();
    await edited.getByRole("button", { name: "Cancel" }).click();
    await button(admin, "Switch off loudness").click();
    await table.getByText("Off", { exact: true }).waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await button(admin, "Delete loudness").click();
    await button(admin, "Delete rule set").click();
    await admin.getByText("No rule set yet").waitFor();
  });

  test("a webhook is made with its secret shown once, tested, and its delivery read", async () => {
    await link(admin, "Webhooks").click();
    await button(admin, "Create webhook").first().click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("Address").fill(receiver.url);
    await dialog.getByLabel(/^A report is ready/).check();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await dialog.getByRole("button", { name: "Create webhook" }).click();
    const value = (await admin.getByTestId("shown-once").textContent()) ?? "";
    await button(admin, "I have stored the secret").click();
    expect(await admin.content()).not.toContain(value);
    await link(admin, receiver.url).click();
    await button(admin, "Send test").click();
    await admin.getByText("The test arrived. Answered 200.").waitFor();
    await button(admin, "Open delivery of webhook.test").click();
    await admin.getByText(/Attempt 1,/).waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.keyboard.press("Escape");
    expect(await accessibilityFaults(admin)).toEqual([]);
    await button(admin, "Edit").click();
    const edit = admin.getByRole("dialog", { name: "Edit webhook" });
    expect(await edit.getByLabel("Address").inputValue()).toBe(receiver.url);
    await edit.getByLabel("Description").fill("Tells the chat");
    await edit.getByLabel(/^A report is ready/).uncheck();
    await edit.getByRole("button", { name: "Save webhook" }).click();
    await admin.getByText("Tells the chat").waitFor();
    await admin.getByText("scan.completed, scan.failed").waitFor();
  });

  test("a GitLab is connected with a token that it takes, and its projects are found", async () => {
    await link(admin, "Integrations").click();
    await button(admin, "Connect").click();
    const dialog = admin.getByRole("dialog", { name: "Connect source control" });
    await dialog.getByLabel("Address").fill(gitlab.url);
    await dialog.getByLabel("Token", { exact: true }).fill(randomBytes(20).toString("hex"));
    await dialog.getByRole("button", { name: /^(Check and c|C)onnect$/ }).click();
    await dialog.getByRole("alert").waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await dialog.getByLabel("Token", { exact: true }).fill(goodToken);
    await dialog.getByRole("button", { name: /^(Check and c|C)onnect$/ }).click();
    const table = admin.getByRole("table", { name: "Integrations" });
    await table.getByText("scanner").waitFor();
    expect(await admin.content()).not.toContain(goodToken);
    await button(admin, `Projects of ${gitlab.host}`).click();
    await admin.getByText("shop/warehouse").waitFor();
    await admin.getByLabel("Find a project").fill("store");
    await admin.keyboard.press("Enter");
    await admin.getByText("shop/warehouse").waitFor({ state: "detached" });
    await admin.getByText("shop/storefront").waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.keyboard.press("Escape");
  });

  test("a token that ended is seen when it is checked, and replaced", async () => {
    goodToken = randomBytes(20).toString("hex");
    await button(admin, `Check ${gitlab.host}`).click();
    const table = admin.getByRole("table", { name: "Integrations" });
    await table.getByText("Works").waitFor({ state: "detached" });
    await button(admin, `Replace token of ${gitlab.host}`).click();
    await admin.getByRole("dialog").getByLabel("New token", { exact: true }).fill(goodToken);
    await button(admin, "Check and replace").click();
    await table.getByText("Works").waitFor();
    await button(admin, `Remove ${gitlab.host}`).click();
    await button(admin, "Remove connection").click();
    await admin.getByText("Nothing is connected yet").waitFor();
  });

  test("a report is made, shown when it is ready, and its PDF is one", async () => {
    await link(admin, "Reports").click();
    await admin.getByText("No report yet").waitFor();
    await button(admin, "New report").click();
    await admin.getByLabel("Title").fill("For the board");
    await admin.getByLabel("From").fill("2026-02-01");
    await admin.getByLabel("To", { exact: true }).fill("2026-01-01");
    await admin.getByLabel("Open", { exact: true }).check();
    await button(admin, "Make report").click();
    await admin.getByText("A day before the first one.").waitFor();
    await admin.getByLabel("From").fill("");
    await admin.getByLabel("To", { exact: true }).fill("");
    expect(await accessibilityFaults(admin)).toEqual([]);
    await button(admin, "Make report").click();
    await heading(admin, "For the board").waitFor();
    await admin.getByText("open", { exact: true }).waitFor();
    await admin.getByText("Ready", { exact: true }).waitFor({ timeout: 60_000 });
    await admin.frameLocator("iframe").getByText("For the board").first().waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    const [saved] = await Promise.all([
      admin.waitForEvent("download"),
      admin.getByRole("link", { name: /^PDF/ }).click(),
    ]);
    expect((await readFile(await saved.path())).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  }, 120_000);

  test("the audit log tells of it, in a chain without a gap, and is filtered through its address", async () => {
    await link(admin, "Audit log").click();
    await admin.getByText("to the one before without a gap").waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.getByLabel("What").fill("invitations.created");
    await button(admin, "Filter").click();
    await admin.waitForURL(/action=invitations\.created/);
    await admin.getByText("Filtered:").waitFor();
    expect(await admin.getByRole("grid", { name: "Audit log" }).getByRole("row").count()).toBe(2);
  });

  test("a sign-in that a provider refused says why, and what to name it by", async () => {
    const visitor = await open(await browser.newContext());
    await visitor.goto(`${server.baseUrl}/login?error=email_domain&request_id=req_example`);
    await visitor.getByRole("alert").getByText("no domain that this identity provider may let in").waitFor();
    await visitor.getByRole("alert").getByText("req_example").waitFor();
    expect(await accessibilityFaults(visitor)).toEqual([]);
    await visitor.goto(`${server.baseUrl}/login?error=%3Cb%3Eno&request_id=%3Cb%3Eno`);
    await visitor.getByRole("alert").getByText("was refused").waitFor();
    expect(await visitor.getByRole("alert").textContent()).not.toContain("<b>");
    await visitor.context().close();
  });

  test.each([
    "/settings",
    "/settings/sign-in",
    "/settings/policies",
    "/settings/integrations",
    "/settings/plan",
    "/settings/account",
  ])("%s loses nothing on a narrow screen", async (path) => {
    await admin.setViewportSize({ width: 320, height: 700 });
    await admin.goto(`${server.baseUrl}${path}`);
    await admin.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    await admin.locator("h1").waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);
  });

  test("nothing broke on the way: no script error, no violated content policy", () => {
    expect(complaints).toEqual([]);
  });

  function countOf(status: string): Promise<number> {
    return admin.evaluate(
      async (word) => (await (await fetch(`/api/v1/vulnerabilities?status=${word}`)).json()).meta.total,
      status,
    );
  }

  async function decide(page: Page, state: string, act: string, reason: string): Promise<void> {
    const dialog = page.getByRole("dialog", { name: "Decide" });
    await dialog.getByLabel(state).check();
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: act }).click();
  }

  async function signOut(page: Page): Promise<void> {
    await button(page, "Example team, account menu").click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await heading(page, "Sign in").waitFor();
  }

  async function typePassword(): Promise<void> {
    await member.getByLabel("E-mail or user name").fill("member@example.com");
    await member.getByLabel("Password", { exact: true }).fill(memberPassword);
    await button(member, "Sign in").click();
    await member.getByLabel("Code", { exact: true }).waitFor();
  }

  async function giveTheCode(code: string): Promise<void> {
    await typePassword();
    await member.getByLabel("Code", { exact: true }).fill(code);
    await button(member, "Sign in").click();
  }
});

import type { Page } from "playwright-core";

/** What is wrong with the page as it stands, for somebody who does not see it: one line each, empty when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const shown = (element: Element) => element.checkVisibility() && element.closest("[aria-hidden=true]") === null;
    const textOf = (id: string) => document.getElementById(id)?.textContent?.trim() ?? "";
    const nameOf = (element: Element) => {
      const labelled = (element.getAttribute("aria-labelledby") ?? "").split(" ").map(textOf).join(" ").trim();
      const labels =
        "labels" in element && element.labels instanceof NodeList
          ? [...element.labels].map((label) => label.textContent).join(" ")
          : "";
      return (
        element.getAttribute("aria-label") ||
        labelled ||
        labels ||
        element.textContent ||
        element.getAttribute("title") ||
        ""
      ).trim();
    };
    const controls = document.querySelectorAll(
      "button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=dialog], [role=grid], [role=progressbar], [role=option]",
    );
    for (const control of controls) {
      if (shown(control) && nameOf(control) === "") faults.push(`has no name: ${control.outerHTML.slice(0, 120)}`);
    }
    for (const image of document.querySelectorAll("img, svg[role=img]")) {
      if (shown(image) && !image.hasAttribute("alt") && nameOf(image) === "")
        faults.push(`image without a name: ${image.outerHTML.slice(0, 120)}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`id used twice: ${id}`);
    for (const progress of document.querySelectorAll("[role=progressbar]")) {
      if (!progress.getAttribute("aria-valuetext")) faults.push("progress without a value text");
    }
    for (const grid of document.querySelectorAll("[role=grid]")) {
      if (grid.querySelectorAll('[role=row][tabindex="0"]').length !== 1)
        faults.push("a grid needs exactly one tab stop");
      if (grid.querySelector("[role=row]:not([aria-rowindex])") !== null) faults.push("a row without aria-rowindex");
    }
    if (document.documentElement.lang === "") faults.push("the page has no language");
    if (document.querySelectorAll("h1").length !== 1) faults.push("the page needs one h1");
    if (document.documentElement.scrollWidth > window.innerWidth) faults.push("the page scrolls sideways");
    return faults;
  });
}

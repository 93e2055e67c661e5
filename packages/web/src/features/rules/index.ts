/** A team's own rules for code: its sets, what of them is not run, and trying them. It reads no rule itself. */
export { RulesPage } from "./rules-page.tsx";

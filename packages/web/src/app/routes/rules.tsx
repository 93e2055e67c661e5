export { RulesPage as RulesRoute } from "../../features/rules/index.ts";

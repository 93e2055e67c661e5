/** What Laravel's rules prove of what a request brings. It never takes a rule for a proof whose meaning it does not know. */
export { callLaravelValidation, learnRules } from "./laravel.ts";

/** API keys of the team. Holds a new key's value only while it is shown. */
export { KeysPage } from "./keys-page.tsx";

export { KeysPage as KeysRoute } from "../../features/keys/index.ts";

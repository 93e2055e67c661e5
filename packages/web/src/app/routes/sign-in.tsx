export { SignInSettingsPage as SignInRoute } from "../../features/sso/index.ts";

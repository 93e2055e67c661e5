/** A person's own account: password, second factor, sessions. Holds recovery codes only while they are shown. */
export { AccountPage } from "./account-page.tsx";

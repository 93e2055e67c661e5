/** The people of the team and invitations to it. Shows a link once and keeps none. */
export { MembersPage } from "./members-page.tsx";

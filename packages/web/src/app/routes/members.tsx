export { MembersPage as MembersRoute } from "../../features/members/index.ts";

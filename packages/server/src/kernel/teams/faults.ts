import { defineFaults } from "@gatewatch/base/fault";

export const teamsFaults = defineFaults({
  "teams.not_found": { status: 404, word: "not_found", summary: "There is no such team, or you do not belong to it." },
  "teams.member_not_found": { status: 404, word: "not_found", summary: "The team has no such member." },
  "teams.group_not_found": { status: 404, word: "not_found", summary: "Nobody of the team is in such a group." },
  "teams.last_admin": {
    status: 409,
    word: "conflict",
    summary: "The team's last active administrator cannot be removed, demoted or disabled.",
  },
  "teams.last_break_glass": {
    status: 409,
    word: "conflict",
    summary: "While a provider is required, the last administrator with the break-glass mark stays one.",
  },
  "teams.above_own_role": {
    status: 403,
    word: "forbidden",
    summary: "Nobody gives a role above their own, or changes a member who has one.",
  },
  "teams.slug_locked": {
    status: 409,
    word: "conflict",
    summary: "A team's slug stays as it is while an identity provider of the team is enabled.",
  },
  "teams.slug_taken": { status: 409, word: "conflict", summary: "Another team of this installation has the slug." },
  "teams.invalid_slug": { status: 400, word: "invalid_request", summary: "A slug must not have the form of an id." },
  "teams.already_member": { status: 409, word: "conflict", summary: "The person belongs to the team already." },
});

import { defineFaults } from "@gatewatch/base/fault";

export const teamsFaults = defineFaults({
  "teams.not_found": { status: 404, word: "not_found", summary: "There is no such team, or you do not belong to it." },
});

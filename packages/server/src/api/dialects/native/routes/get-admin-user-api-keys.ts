import { personKeysAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { keyBody } from "../render.ts";
import { idParams } from "../schema.ts";

export const getAdminUserApiKeys = route({
  method: "GET",
  url: "/admin/users/:id/api-keys",
  operationId: "getAdminUserApiKeys",
  summary: "A person's API keys in the team",
  tag: "Members",
  access: "members.read",
  schema: { params: idParams, answer: personKeysAnswer },
  async handle({ principal, params }, { kernel }) {
    const { member } = await kernel.members.get(principal.teamId, params.id);
    const rows = (await kernel.keys.list(principal, member.userId)).map(keyBody);
    return { body: { data: rows, api_keys: rows, meta: { total: rows.length } } };
  },
});

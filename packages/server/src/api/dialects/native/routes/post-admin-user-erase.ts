import { eraseRequest, successAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const postAdminUserErase = route({
  method: "POST",
  url: "/admin/users/:id/erase",
  operationId: "postAdminUserErase",
  summary: "Erase a person for good; the audit log keeps an id in place of the name",
  tag: "Members",
  access: "team.write",
  schema: { params: idParams, body: eraseRequest, answer: successAnswer },
  async handle({ principal, params, body }, { erasure }) {
    await erasure.erasePerson(principal, params.id, body.confirm);
    return { body: { success: true as const } };
  },
});

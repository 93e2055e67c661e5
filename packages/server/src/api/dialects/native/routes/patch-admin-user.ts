import { changePersonRequest, personAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { changePerson } from "../change-person.ts";
import { personBody } from "../render-people.ts";
import { idParams } from "../schema.ts";

export const patchAdminUser = route({
  method: "PATCH",
  url: "/admin/users/:id",
  operationId: "patchAdminUser",
  summary: "Change a person: role, name, or whether they may act in the team at all",
  tag: "Members",
  access: "members.write",
  schema: { params: idParams, body: changePersonRequest, answer: personAnswer },
  async handle({ principal, params, body }, { kernel }) {
    const changed = await changePerson(kernel.members, principal, params.id, body);
    return { body: { data: personBody(changed) } };
  },
});

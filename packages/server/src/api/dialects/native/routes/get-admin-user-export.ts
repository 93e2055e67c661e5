import { z } from "zod";
import { route } from "../../doors.ts";
import { idParams } from "../schema.ts";

export const getAdminUserExport = route({
  method: "GET",
  url: "/admin/users/:id/export",
  operationId: "getAdminUserExport",
  summary: "Everything that names a person, as JSON",
  tag: "Members",
  access: "team.write",
  schema: { params: idParams, answer: z.string() },
  produces: "application/json",
  async handle({ principal, params }, { erasure }) {
    const found = await erasure.exportPerson(principal, params.id);
    return { raw: { mediaType: "application/json", body: JSON.stringify(found) } };
  },
});

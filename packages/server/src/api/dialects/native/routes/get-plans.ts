import { planListAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { planBody } from "../render-plan.ts";

export const getPlans = route({
  method: "GET",
  url: "/plans",
  operationId: "getPlans",
  summary: "The plans of this installation with their limits, smallest first",
  tag: "Plans",
  access: "authenticated",
  schema: { answer: planListAnswer },
  async handle({ principal }, { kernel: { plans, limits } }) {
    const data = plans.all.map((plan) => planBody(plan, limits));
    const current = plans.planOf(principal.planCode).code;
    return { body: { data, meta: { total: data.length, profile: plans.profile, current } } };
  },
});

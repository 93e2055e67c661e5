import { expect, test } from "vitest";
import { endpointsIn, linesOf } from "../testing/endpoints-of.ts";

test("functions in a record of types answer the fields of a graph", async () => {
  const lines = await linesOf({
    "server.js": `
      const { ApolloServer } = require("@apollo/server");
      const users = { Query: { me: (parent, args, { user }) => user } };
      const orders = { Mutation: { cancel: (parent, { id }, { user }) => { if (!user) throw new Error("who?"); return id; } }, Order: { total: () => 1 } };
      new ApolloServer({ typeDefs: "", resolvers: [users, orders] });
    `,
  });
  expect(lines.map((line) => line.split(":")[0])).toEqual(["GET /graphql#Query/me", "POST /graphql#Mutation/cancel"]);
});

test("annotations of Nest say the field and who may ask for it", async () => {
  const lines = await linesOf({
    "orders.resolver.ts": `
      import { UseGuards } from "@nestjs/common";
      import { Args, Mutation, Query, Resolver } from "@nestjs/graphql";
      import { AuthGuard } from "@nestjs/passport";
      @Resolver()
      export class OrdersResolver {
        @Query(() => [String], { name: "orders" })
        findAll() { return []; }
        @UseGuards(AuthGuard("jwt"))
        @Mutation(() => Boolean)
        cancel(@Args("id") id: string) { return true; }
      }
    `,
  });
  expect(lines).toEqual([
    "GET /graphql#Query/orders: ",
    expect.stringMatching(/^POST \/graphql#Mutation\/cancel: .*AuthGuard/),
  ]);
});

test("classes of graphene, decorators of strawberry and ariadne", async () => {
  const lines = await linesOf({
    "schema.py": `
import graphene
class Query(graphene.ObjectType):
    def resolve_orders(self, info): return []
class Cancel(graphene.Mutation):
    def mutate(self, info, id): return None
`,
    "berries.py": `
import strawberry
@strawberry.type
class Mutation:
    @strawberry.mutation
    def pick(self, count: int) -> bool: return True
`,
    "ariadnes.py": `
from ariadne import QueryType
query = QueryType()
@query.field("threads")
def resolve_threads(_, info): return []
`,
  });
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "GET /graphql#Query/orders",
    "GET /graphql#Query/threads",
    "POST /graphql#Mutation/Cancel",
    "POST /graphql#Mutation/pick",
  ]);
});

test("a chain of Spring Security guards fields by the address of the graph", async () => {
  const { lines, findings } = await endpointsIn({
    "Security.java": `
      import org.springframework.context.annotation.Bean;
      import org.springframework.security.config.annotation.web.builders.HttpSecurity;
      import org.springframework.security.web.SecurityFilterChain;
      class Security {
        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
          return http.authorizeHttpRequests(all -> all.requestMatchers("/graphql").authenticated().anyRequest().permitAll()).build();
        }
      }`,
    "Orders.java": `
      import org.springframework.graphql.data.method.annotation.*;
      import org.springframework.stereotype.Controller;
      @Controller class Orders {
        @QueryMapping("orders") Object all() { return null; }
        @MutationMapping Object cancel(@Argument Long id) { return null; }
        @SchemaMapping(typeName = "Order", field = "total") Object total() { return null; }
      }`,
  });
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "GET /graphql#Order/total",
    "GET /graphql#Query/orders",
    "POST /graphql#Mutation/cancel",
  ]);
  expect(lines.every((line) => !line.endsWith(": "))).toBe(true);
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain("code.unauthenticated-endpoint");
});

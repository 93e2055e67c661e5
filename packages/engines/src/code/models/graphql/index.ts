import type { LibraryModel } from "../contract.ts";
import type { GraphFieldModel } from "../endpoint-models.ts";
import { namesOf } from "../names.ts";

const nest = "@nestjs.graphql";
const spring = "org.springframework.graphql.data.method.annotation";
const dgs = "com.netflix.graphql.dgs";
const types = ["Query", "Mutation", "Subscription"] as const;
const others = { info: "graphql.Info", root: "graphql.Root", parent: "graphql.Root" };
const argument = "an argument of the query";

/** Annotations by the type of the graph that they answer a field of. */
const annotated = (owner: string, spelled: (type: string) => string): GraphFieldModel[] =>
  types.map((type) => ({ annotation: [`${owner}.${spelled(type)}`], of: type }));

/** Nest, type-graphql; Apollo, graphql-tools, Yoga, graphql-http and graphql-js: https://graphql.org/learn/execution/ */
const javascript: LibraryModel = {
  library: "graphql",
  language: "javascript",
  graphFields: [...annotated(nest, (type) => type), ...annotated("type-graphql", (type) => type)],
  graphs: [
    {
      call: [
        "@apollo.server.ApolloServer",
        "apollo-server.ApolloServer",
        "apollo-server-express.ApolloServer",
        "apollo-server-koa.ApolloServer",
        "apollo-server-lambda.ApolloServer",
        "@graphql-tools.schema.makeExecutableSchema",
        "graphql-tools.makeExecutableSchema",
        "graphql-yoga.createSchema",
        "graphql-yoga.GraphQLServer",
        "@apollo.subgraph.buildSubgraphSchema",
      ],
      is: "types",
      option: "resolvers",
    },
    {
      call: ["express-graphql.graphqlHTTP", "graphql-http.lib.use.express.createHandler", "graphql.graphql"],
      is: "fields",
      option: "rootValue",
    },
    { call: ["graphql.GraphQLObjectType"], is: "type", option: "fields" },
  ],
  entries: [
    {
      when: {
        decorated: [
          ...namesOf(nest, "Query Mutation Subscription ResolveField ResolveProperty ResolveReference"),
          ...namesOf("type-graphql", "Query Mutation Subscription FieldResolver"),
        ],
      },
      parameters: [],
      decoratedParameters: [
        { decorator: [`${nest}.Args`, ...namesOf("type-graphql", "Arg Args")], label: "http", what: argument },
        { decorator: [`${nest}.Context`, "type-graphql.Ctx"], type: "graphql.Context" },
      ],
    },
  ],
  guards: ["type-graphql.Authorized"],
};

/** strawberry, graphene, ariadne */
const python: LibraryModel = {
  library: "graphql",
  language: "python",
  types: [
    { of: ["strawberry.Info", "strawberry.types.Info", "graphql.GraphQLResolveInfo"], is: "graphql.Info" },
    { of: ["graphql.Info.context"], is: "django.http.HttpRequest" },
    // strawberry keeps the request in the context, graphene has it for the context.
    { of: ["django.http.HttpRequest.request"], is: "django.http.HttpRequest" },
  ],
  graphFields: [
    { annotation: namesOf("strawberry", "field mutation subscription"), of: "class" },
    { base: ["graphene.ObjectType"], method: /^resolve_(\w+)$/, of: "class" },
    { base: ["graphene.Mutation", "graphene.relay.ClientIDMutation"], method: /^mutate/, of: "Mutation" },
  ],
  graphs: types.map((type) => ({
    call: [`ariadne.${type}Type().field`],
    is: "decorator" as const,
    of: type,
  })),
  routes: [
    {
      call: types.map((type) => `ariadne.${type}Type().field()`),
      handlers: { from: 0 },
      parameters: ["", "graphql.Info"],
      namedParameters: { label: "http", what: argument },
    },
    {
      call: namesOf("strawberry", "field mutation"),
      handlers: { option: "resolver" },
      parameters: [],
      namedParameters: { label: "http", what: argument, others },
    },
  ],
  entries: [
    {
      when: { decorated: namesOf("strawberry", "field mutation subscription") },
      parameters: [],
      namedParameters: { label: "http", what: argument, others },
    },
    {
      when: { methodOf: ["graphene.ObjectType"], methodsLike: /^resolve_/ },
      parameters: [],
      namedParameters: { label: "http", what: argument, others },
    },
    {
      when: { methodOf: ["graphene.Mutation", "graphene.relay.ClientIDMutation"], methodsLike: /^mutate/ },
      parameters: [],
      namedParameters: { label: "http", what: argument, others },
    },
  ],
};

/** Spring for GraphQL: https://docs.spring.io/spring-graphql/reference/controllers.html; Netflix DGS */
const java: LibraryModel = {
  library: "graphql",
  language: "java",
  graphFields: [
    ...annotated(spring, (type) => `${type}Mapping`),
    ...annotated(dgs, (type) => `Dgs${type}`),
    { annotation: [`${spring}.SchemaMapping`, `${dgs}.DgsData`], of: "argument" },
  ],
  entries: [
    {
      when: {
        decorated: [
          ...namesOf(spring, "QueryMapping MutationMapping SubscriptionMapping SchemaMapping BatchMapping"),
          ...namesOf(dgs, "DgsQuery DgsMutation DgsSubscription DgsData"),
        ],
      },
      parameters: [],
      decoratedParameters: [
        {
          decorator: [...namesOf(spring, "Argument Arguments"), `${dgs}.InputArgument`],
          label: "http",
          what: argument,
        },
      ],
    },
  ],
};

/** Functions that answer the fields of a graph. */
export const graphql: readonly LibraryModel[] = [javascript, python, java];

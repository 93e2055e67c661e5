import os

from ariadne import MutationType, QueryType, make_executable_schema

query = QueryType()
mutation = MutationType()


@query.field("uptime")
def resolve_uptime(_, info):
    return os.popen("uptime").read()


@mutation.field("ping")
def resolve_ping(_, info, host):
    return os.popen("ping -c 1 " + host).read()


schema = make_executable_schema("type Query { uptime: String } type Mutation { ping(host: String!): String }", query, mutation)

import graphene
from django.db import connection


class Query(graphene.ObjectType):
    totals = graphene.List(graphene.Int, unit=graphene.String())

    def resolve_totals(self, info, unit):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT total FROM {info.field_name} WHERE unit = %s", [unit])
            return [row[0] for row in cursor.fetchall()]


schema = graphene.Schema(query=Query)

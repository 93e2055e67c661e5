from django.db.models.expressions import RawSQL
from shop.models import Order


def totals(column):
    return Order.objects.annotate(sum=RawSQL(column, [])).extra(where=[column])

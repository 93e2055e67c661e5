from django.db.models.expressions import RawSQL
from shop.models import Order


def totals(least):
    return Order.objects.annotate(sum=RawSQL("price * amount", [])).extra(where=["price > %s"], params=[least])

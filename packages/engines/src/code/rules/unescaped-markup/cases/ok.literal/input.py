from django.utils.safestring import mark_safe


def badge():
    return mark_safe("<em>new</em>")

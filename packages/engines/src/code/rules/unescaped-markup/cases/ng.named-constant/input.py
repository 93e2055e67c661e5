from django.utils.safestring import mark_safe

BADGE = "<em>new</em>"


def badge():
    return mark_safe(BADGE)

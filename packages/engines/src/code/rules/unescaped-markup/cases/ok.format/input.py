from markupsafe import Markup

def bold(text):
    return Markup("<b>{}</b>").format(text)

import jinja2

plain = jinja2.Environment()
loaded = jinja2.Environment(
    autoescape=False,
    trim_blocks=True,
)

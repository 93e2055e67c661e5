def show(req):
    name = req.data["name"]
    text = "hello " + name
    # ruleid: page-from-request
    page(text)
    # ok: page-from-request
    page(clean(text))
    parts = Parts()
    parts.add(name)
    # ruleid: page-from-request
    page(parts)
    if name == "x":
        text = "fixed"
    # ruleid: page-from-request
    page(text)
    text = "fixed"
    # ok: page-from-request
    page(text)
    for item in req.data:
        # ruleid: page-from-request
        page(f"<b>{item}</b>")

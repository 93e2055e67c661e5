# ruleid: runs-text
render("eval(b);")
# ok: runs-text
render("var a = b;")
with open("a") as source:
    log(source)
    # ruleid: runs-text
    exec(source.read())

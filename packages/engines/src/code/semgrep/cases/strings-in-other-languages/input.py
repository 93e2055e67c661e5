# ruleid: script-in-text
render("var a = eval(b);")
# ok: script-in-text
render("var a = 'eval(b)';")

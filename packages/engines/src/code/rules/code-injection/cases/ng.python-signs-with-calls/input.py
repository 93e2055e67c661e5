def value_of(text):
    signs = "abcdefghijklmnopqrstuvwxyz_.()[]'"
    return eval("".join([sign for sign in text if sign in signs]))

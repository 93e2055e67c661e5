def value_of(text):
    signs = "0123456789+-."
    return eval("".join([sign for sign in text if sign in signs]))


def constant_of(text):
    return eval("".join(sign for sign in text if sign.isalnum() or sign in "_-"))

def compute(text):
    return eval(text)

def turned(text):
    return "\u202e" + text

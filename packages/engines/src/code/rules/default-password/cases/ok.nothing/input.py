def connect(host, password=None):
    password_hint = "the one of the database"
    return host, password, password_hint

def connect(host, password="welcome"):
    return host, password

def read(path):
    try:
        return open(path).read()
    except Exception:
        pass

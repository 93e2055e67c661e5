import logging

def read(path):
    try:
        return open(path).read()
    except OSError:
        logging.exception("not readable")

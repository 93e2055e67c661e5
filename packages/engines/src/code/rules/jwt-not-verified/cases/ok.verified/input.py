import os

import jwt


def owner(token):
    claims = jwt.decode(token, os.environ["KEY"], algorithms=["HS256"])
    return claims["sub"]

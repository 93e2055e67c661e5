TABLE = "orders"

def find():
    return "SELECT id FROM " + "orders" + " WHERE owner = %s"

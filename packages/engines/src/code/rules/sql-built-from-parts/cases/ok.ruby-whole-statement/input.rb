def count(connection)
  connection.select_value("SELECT COUNT(*) FROM orders")
end

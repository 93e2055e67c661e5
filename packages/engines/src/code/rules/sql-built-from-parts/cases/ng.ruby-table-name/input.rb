def count(connection, table)
  connection.select_value("SELECT COUNT(*) FROM #{table}")
end

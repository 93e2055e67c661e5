class Post < ApplicationRecord
  belongs_to :user
  scope :titled, ->(title) { where("title = '#{title}'") } # ng: sql-injection
  scope :titled_well, ->(title) { where("title = ?", title) } # ok
  scope :sorted, ->(column) { order(Arel.sql(column)) } # ng: sql-injection
  def self.search(text)
    where("body like '%#{text}%'") # ng: sql-injection
  end
  def self.search_well(text)
    where("body like ?", "%#{sanitize_sql_like(text)}%") # ok
  end
  def self.raw_find(text)
    find_by_sql("select * from posts where title = '#{text}'") # ng: sql-injection
  end
  def self.raw_find_well(text)
    find_by_sql(["select * from posts where title = ?", text]) # ok
  end
  def self.count_by(text)
    connection.select_value("select count(*) from posts where title = #{connection.quote(text)}") # ok
  end
  def self.count_badly(text)
    connection.select_value("select count(*) from posts where title = '#{text}'") # ng: sql-injection
  end
end

class DbController < ApplicationController
  def a; PG.connect(dbname: "n").exec("select * from a where b = '#{params[:a]}'"); end # ng: sql-injection
  def b; PG.connect(dbname: "n").exec_params("select * from a where b = $1", [params[:a]]); end # ok
  def c
    client = Mysql2::Client.new(host: "localhost")
    client.query("select * from a where b = '#{params[:a]}'") # ng: sql-injection
    client.query("select * from a where b = '#{client.escape(params[:a])}'") # ok
    client.prepare("select * from a where b = ?").execute(params[:a]) # ok
  end
  def d
    db = SQLite3::Database.new("a.db")
    db.execute("select * from a where b = '#{params[:a]}'") # ng: sql-injection
    db.execute("select * from a where b = ?", [params[:a]]) # ok
    db.execute("select * from a where b = ?", params[:a]) # ok
  end
  def e
    db = Sequel.sqlite
    db["select * from a where b = '#{params[:a]}'"].all # ng: sql-injection
    db[:notes].where(title: params[:a]).all # ok
    db[:notes].where(Sequel.lit("title = '#{params[:a]}'")).all # ng: sql-injection
    db[:notes].where(Sequel.lit("title = ?", params[:a])).all # ok
    db.run("delete from a where b = '#{params[:a]}'") # ng: sql-injection
    db[:notes].order(Sequel.lit(params[:a])).all # ng: sql-injection
  end
  def f; Note.by_title(params[:a]); end
  def g; Note.search(params[:a], params[:sort]); end
  def h; Note.where("title = '%s'" % params[:a]); end # ng: sql-injection
  def i; Note.where(format("title = '%s'", params[:a])); end # ng: sql-injection
  def j; Note.where("id in (?)", params[:ids]); end # ok
  def k; Note.where("id in (#{params[:ids].map { |id| Integer(id) }.join(",")})"); end # ok
  def l; Note.where(id: params[:ids]).order(created_at: :desc).limit(10); end # ok
  def m; Note.order(Arel.sql("field(id, #{params[:ids].join(",")})")); end # ng: sql-injection
  def n; Note.lock(params[:lock]).first; end # ng: sql-injection
  def o; Note.includes(:user).where("users.name = '#{params[:a]}'").references(:users); end # ng: sql-injection
  def p1; Note.where("title ~* ?", Regexp.escape(params[:a])); end # ok
  def q; Note.where("created_at > '#{Date.parse(params[:a])}'"); end # ok
  def r; Note.transaction { Note.connection.execute("update a set b = '#{params[:a]}'") }; end # ng: sql-injection
  def s; Note.all.merge(Note.where("a = '#{params[:a]}'")); end # ng: sql-injection
  def t; Note.or(Note.where("a = '#{params[:a]}'")); end # ng: sql-injection
  def u; Note.create!(title: params[:a], text: params[:b]); end # ok
  def v; Note.find_or_create_by(title: params[:a]); end # ok
  def w; Note.update_all(["a = ?", params[:a]]); end # ok
  def x; Note.where("#{Note.table_name}.title = ?", params[:a]); end # ok
  def y; Note.in_order_of(:id, params[:ids]); end # ok
  def z; Note.group(:kind).having("sum(a) > ?", params[:a]); end # ok
  def ab; Note.connection.quote(params[:a]); end # ok
  def ac; Note.where("title = #{Note.connection.quote(params[:a])}"); end # ok
  def ad; Note.where(Note.sanitize_sql_for_conditions(["a = ?", params[:a]])); end # ok
  def ae; ActiveRecord::Base.connection.exec_query("select 1 where a = $1", "q", [[nil, params[:a]]]); end # ok
  def af; Note.select("*, #{params[:a]} as b"); end # ng: sql-injection
  def ag; Note.distinct.pluck(Arel.sql(params[:a])); end # ng: sql-injection
  def ah; Note.pluck(:id, :title); end # ok
  def ai; Note.find_by!("a = '#{params[:a]}'"); end # ng: sql-injection
  def aj; Note.where(params[:a]); end # ng: sql-injection
  def ak; Note.where(params.permit(:kind)); end # ok
  def al; Note.ransack(params[:q]).result; end # ok
end

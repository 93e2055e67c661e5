class QueryController < ApplicationController
  include Searchable
  COLUMNS = %w[title created_at].freeze
  SORTS = { "new" => "created_at desc", "old" => "created_at asc" }.freeze
  def a; Post.where("title = '#{params[:a]}'"); end # ng: sql-injection
  def b; Post.where("title = ?", params[:a]); end # ok
  def c; Post.where(title: params[:a]); end # ok
  def d; Post.where("title = :t", t: params[:a]); end # ok
  def e; Post.where(["title = ?", params[:a]]); end # ok
  def f; Post.order(params[:sort]); end # ng: sql-injection
  def f1; Post.order("#{params[:sort]} desc"); end # ng: sql-injection
  def f2; Post.order(Arel.sql(params[:sort])); end # ng: sql-injection
  def f3; Post.order(params[:sort] => :desc); end # ok
  def f4; Post.order(COLUMNS.include?(params[:sort]) ? params[:sort] : "title"); end # ok
  def f5; Post.order(SORTS.fetch(params[:sort], "id")); end # ok
  def f6; Post.order(title: params[:dir] == "desc" ? :desc : :asc); end # ok
  def f7; Post.order("#{sort_column} #{sort_direction}"); end # ok
  def f8; Post.reorder(Arel.sql("#{params[:c]} desc")); end # ng: sql-injection
  def f9; Post.order(Post.column_names.include?(params[:sort]) ? params[:sort] : "id"); end # ok
  def g; Post.find_by_sql("select * from posts where id = #{params[:id]}"); end # ng: sql-injection
  def g1; Post.find_by_sql("select * from posts where id = #{params[:id].to_i}"); end # ok
  def h; Post.pluck(params[:c]); end # ng: sql-injection
  def h1; Post.select(params[:c]); end # ng: sql-injection
  def h2; Post.group(params[:c]).count; end # ng: sql-injection
  def h3; Post.joins("left join users on users.name = '#{params[:a]}'"); end # ng: sql-injection
  def h4; Post.having("count(*) > #{params[:a]}"); end # ng: sql-injection
  def h5; Post.from(params[:t]); end # ng: sql-injection
  def h6; Post.where.not("title = '#{params[:a]}'"); end # ng: sql-injection
  def h7; Post.find_by("title = '#{params[:a]}'"); end # ng: sql-injection
  def h8; Post.exists?(["title = '#{params[:a]}'"]); end # ng: sql-injection
  def h9; Post.exists?(params[:id]); end # ok
  def i; Post.find(params[:id]); end
  def i1; Post.delete_by("title = '#{params[:a]}'"); end # ng: sql-injection
  def i2; Post.update_all("title = '#{params[:a]}'"); end # ng: sql-injection
  def i3; Post.calculate(:sum, params[:c]); end # ng: sql-injection
  def i4; Post.sum(params[:c]); end # ng: sql-injection
  def i5; Post.limit(params[:n]).offset(params[:o]); end # ok
  def j; ActiveRecord::Base.connection.execute("select * from posts where a = '#{params[:a]}'"); end # ng: sql-injection
  def j1; ActiveRecord::Base.connection.exec_query("select 1 where a = '#{params[:a]}'"); end # ng: sql-injection
  def j2; ActiveRecord::Base.connection.select_all("select 1 where a = '#{params[:a]}'"); end # ng: sql-injection
  def j3; ActiveRecord::Base.connection.exec_query("select 1 where a = $1", "x", [params[:a]]); end # ok
  def j4; ActiveRecord::Base.connection.execute("select 1 where a = #{ActiveRecord::Base.connection.quote(params[:a])}"); end # ok
  def j5; ActiveRecord::Base.connection.execute(ActiveRecord::Base.sanitize_sql(["select 1 where a = ?", params[:a]])); end # ok
  def j6; ActiveRecord::Base.connection.execute(Post.sanitize_sql_array(["select 1 where a = ?", params[:a]])); end # ok
  def j7; ApplicationRecord.connection.execute("delete from posts where id in (#{params[:ids].join(",")})"); end # ng: sql-injection
  def j8; ApplicationRecord.connection.execute("delete from posts where id in (#{params[:ids].map(&:to_i).join(",")})"); end # ok
  def k; Post.titled(params[:a]); end
  def k1; Post.titled_well(params[:a]); end
  def k2; Post.sorted(params[:a]); end
  def k3; Post.search(params[:a]); end
  def k4; Post.search_well(params[:a]); end
  def k5; Post.raw_find(params[:a]); end
  def k6; Post.raw_find_well(params[:a]); end
  def k7; Post.count_by(params[:a]); end
  def k8; Post.count_badly(params[:a]); end
  def k9; search_rows; end
  def l; current_user.posts.where("title = '#{params[:a]}'"); end # ng: sql-injection
  def l1; Post.where(user: current_user).where("title = '" + params[:a] + "'"); end # ng: sql-injection
  def m
    rows = Post.all
    rows = rows.where("title = '#{params[:a]}'") if params[:a].present? # ng: sql-injection
    rows = rows.where(kind: params[:kind]) if params[:kind] # ok
    render json: rows
  end
  def n
    conditions = []
    conditions << "title = '#{params[:a]}'"
    Post.where(conditions.join(" and ")) # ng: sql-injection
  end
  def n1
    conditions = ["1 = 1"]
    values = []
    if params[:a]
      conditions << "title = ?"
      values << params[:a]
    end
    Post.where(conditions.join(" and "), *values) # ok
  end
  def o; Post.where(Post.arel_table[:title].eq(params[:a])); end # ok
  def o1; Post.where("#{params[:c]} = ?", params[:a]); end # ng: sql-injection
  def o2; Post.where("#{COLUMNS[params[:c].to_i]} = ?", params[:a]); end # ok
  def p1; User.new(params[:user].permit!); end # ng: mass-assignment
  def p2; User.create(params.require(:user).permit(:name)); end # ok
  def p3; User.create(params[:user].to_unsafe_h); end # ng: mass-assignment
  def p4; User.update(params.permit!); end # ng: mass-assignment
  def p5; User.create(params.to_unsafe_hash); end # ng: mass-assignment
  def p6; User.create(name: params[:name]); end # ok
  def p7; User.create(params.require(:user).permit(:name, :role, :admin)); end
  private
  def sort_column
    COLUMNS.include?(params[:sort]) ? params[:sort] : "title"
  end
  def sort_direction
    %w[asc desc].include?(params[:direction]) ? params[:direction] : "asc"
  end
end

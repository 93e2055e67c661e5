module Searchable
  extend ActiveSupport::Concern
  included do
    before_action :set_term
  end
  def set_term
    @term = params[:term]
  end
  def search_rows
    Post.where("title like '%#{@term}%'") # ng: sql-injection
  end
end

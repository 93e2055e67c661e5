class Note < ApplicationRecord
  belongs_to :user
  scope :by_title, ->(title) { where("title = '#{title}'") } # ng: sql-injection
  class << self
    def search(text, sort)
      rows = where("text like :t", t: "%#{text}%") # ok
      rows.order("#{sort} asc") # ng: sql-injection
    end
  end
  validates :title, format: { with: /\A[a-z]+\z/ } # ok
  def self.dangerous
    %w[a b].each do |name|
      define_method("#{name}_list") { |x| self.class.where("#{name} = ?", x) } # ok
    end
  end
  dangerous
end

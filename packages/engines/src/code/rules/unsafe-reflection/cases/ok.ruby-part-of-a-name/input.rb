class StampsController < ApplicationController
  def show
    params[:fields].each do |field|
      stamp = "#{field}_changed_at".to_sym
      next unless note.respond_to?(stamp)
      render plain: note.public_send(stamp)
    end
  end

  def update
    params.permit(:title, :text).each { |key, value| note.public_send("#{key}=", value) }
    "#{params[:kind]}Report".constantize.new.run
  end
end

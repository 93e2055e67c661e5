class NoteMailer < ApplicationMailer
  def hello(address)
    @html = "<b>#{address}</b>".html_safe # ng: cross-site-scripting
    mail(to: address, subject: "Hello") # ok
  end
end

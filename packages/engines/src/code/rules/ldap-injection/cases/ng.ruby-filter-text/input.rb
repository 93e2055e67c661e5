require "net/ldap"

class PeopleController < ActionController::Base
  def show
    directory = Net::LDAP.new(host: "ldap.example.com")
    @person = directory.search(base: "dc=example", filter: "(uid=#{params[:name]})").first
  end
end

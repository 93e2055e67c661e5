require "net/ldap"

class PeopleController < ActionController::Base
  def show
    directory = Net::LDAP.new(host: "ldap.example.com")
    name = Net::LDAP::Filter.escape(params[:name])
    @person = directory.search(base: "dc=example", filter: "(uid=#{name})").first
  end
end

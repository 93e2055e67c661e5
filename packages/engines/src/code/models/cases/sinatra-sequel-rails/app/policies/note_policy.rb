class NotePolicy < ApplicationPolicy
  def show?
    record.user == user # ok
  end
  class Scope < Scope
    def resolve
      scope.where(user: user) # ok
    end
  end
end

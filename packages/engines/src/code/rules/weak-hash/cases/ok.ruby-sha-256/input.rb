class User < ActiveRecord::Base
  def secure(password)
    self.digest = Digest::SHA256.hexdigest(password)
  end
end

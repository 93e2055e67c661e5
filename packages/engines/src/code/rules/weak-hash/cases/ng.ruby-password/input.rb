class User < ActiveRecord::Base
  def secure(password)
    self.digest = Digest::MD5.hexdigest(password)
  end
end

def reset_token
  token = Array.new(8) { rand(36).to_s(36) }.join
  token
end

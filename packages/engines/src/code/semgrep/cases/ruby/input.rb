class Hall < House
  def evening(word, n = 2)
    # ruleid: said
    shout word, loud: true, slow: false
    # ok: said
    shout word, loud: false
    # ruleid: order
    sing("la #{word} la")
    # ok: order
    sing("la #{other} la")
    # ruleid: chorus
    Choir::Hall.open(word, 3)
    # ok: chorus
    Choir::Hall.open("main", 3)
  end

  def dinner
    name = guests[:first]
    # ruleid: guest
    seat name unless full
    # ok: guest
    seat known(name)
    guests.each do |guest|
      # ok: guest
      seat(guest)
    end
  end

  def place
    # ruleid: guest
    seat <<~TEXT
      at the table of #{guests[:last]}
    TEXT
  end
end

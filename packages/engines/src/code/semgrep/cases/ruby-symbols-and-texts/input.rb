Park.gates = {
  :east => false,
  # ruleid: open-gate
  :south => false
}
# ruleid: open-gate
park.gates :old, :north => false, :wide => true
# ruleid: open-gate
park.gates south: false
# ok: open-gate
park.gates :wide => false

class Park
  # ruleid: asks
  def open?
    # ruleid: wind
    `blow #{way} hard`
    # ok: wind
    `blow #{"west"}`
    # ruleid: let-in
    guests.admit!
    # ok: let-in
    guests.admit
  end

  def morning
    @spade = 'iron'
  end

  def evening
    # ruleid: dug
    dig(@spade)
    # ok: dug
    dig(@rake)
    # ruleid: seen
    @gate = sign.match(/to #{guests[:way]}/)
    # ruleid: said-alone
    tell("#{name} is here")
    # ok: said-alone
    tell("here is #{name}")
    # ruleid: backslash
    walk('up\\A')
    # ok: backslash
    walk('up')
  end
end

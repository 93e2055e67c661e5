def erect(plan):
    # ruleid: plan
    build(plan)


def checked(plan):
    inspect(plan)
    # ok: plan
    build(plan)


def packed(plan):
    bag = Bag()
    bag.stow(plan)
    # ruleid: plan
    build(bag)
    other = Bag()
    other.stow("brick")
    # ok: plan
    build(other)

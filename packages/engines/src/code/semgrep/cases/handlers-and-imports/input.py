# ruleid: uses-oven
from oven.racks import Rack
# ruleid: uses-oven
import oven.doors
from ovens import other


def bake(cake):
    try:
        cake.rise()
    except ValueError:
        # ruleid: told-and-thrown
        bell.ring("flat")
        cake.forget()
        raise
    else:
        bell.ring("done")


def sort(cakes):
    # ruleid: fresh-table
    table = {cake.name: cake for cake in cakes}
    names = [cake.name for cake in cakes]
    return table, names


def choose(cold):
    # ruleid: asks-menu
    return Menu.dishes.where(cold and sweet).first()


def other(cold):
    return Menu.drinks.where(cold and sweet).first()

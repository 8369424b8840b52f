"""Many small rooms or one large: what a vote costs where a thousand people vote at once."""

from bench.crowd import Crowd
from bench.house import House
from bench.table import Line

PEOPLE = 1000
SHAPES = (1, 10, 100, 1000)  # rooms
ROUNDS = 5


def cost(rooms: int) -> float:
    """Processor seconds for each vote."""
    each = PEOPLE // rooms
    with House() as house:
        workshops = [house.workshop(each) for _ in range(rooms)]
        crowds = [Crowd(house.port, one.live, one.keys) for one in workshops]
        spent = 0.0
        for number in range(ROUNDS):
            house.settled()
            before = house.cpu()
            for crowd in crowds:
                crowd.go("all", f"v{number}", f'"voted":{each},')
            for crowd in crowds:
                crowd.result()
            if number:
                spent += house.cpu() - before
            for one in workshops:
                house.do(one, "reveal", process="incident", scope="application")
                house.do(one, "vote-again", process="incident", scope="application")
        for crowd in crowds:
            crowd.leave()
    return spent / (PEOPLE * (ROUNDS - 1))


def measure() -> list[Line]:
    costs = {rooms: cost(rooms) for rooms in SHAPES}
    said = ", ".join(f"{costs[rooms] * 1e6:.0f} in {rooms}" for rooms in SHAPES)
    print(f"CPU per vote of 1,000 people, us, by rooms: {said}", flush=True)
    ratio = costs[1000] / costs[1]
    return [Line("9c", "CPU per vote, 1,000 rooms of one to one of 1,000", ratio, 1.25)]

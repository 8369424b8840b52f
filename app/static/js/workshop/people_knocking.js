// Before a closed door: look now and then whether it is open, and go on by itself.

const SOON = 4000; // milliseconds to the first look; each later one waits half as long again
const LONGEST = 30000; // a whole town hall may stand before one door

export const knocking = {
  shut: false,
  opened: false, // it was shut when this page came
  wanted: false, // somebody pressed Join meanwhile
  looks: 0,

  arrive() {
    this.shut = this.$root.dataset.door === 'shut';
    if (this.shut) this.lookLater();
  },
  // Everybody waits a little differently, so that a crowd does not knock as one.
  get pause() { return Math.min(LONGEST, SOON * 1.5 ** this.looks) * (0.75 + Math.random() / 2); },
  lookLater() {
    setTimeout(() => this.look(), this.pause);
    this.looks += 1;
  },
  async look() {
    if (document.hidden || await this.isShut()) return this.lookLater();
    [this.shut, this.opened, this.looks] = [false, true, 0];
    return this.wanted && this.enter();
  },
  // This very page says it; where it cannot be had, the door is as it was.
  async isShut() {
    try {
      const page = await (await fetch(location.pathname)).text();
      return !page.includes('data-door="open"');
    } catch {
      return true;
    }
  },
  // Refused at the door: was it shut just before?
  async refusedAt(code) {
    if (code !== 'forbidden' || !(await this.isShut())) return;
    [this.shut, this.opened, this.wanted] = [true, false, true];
    this.lookLater();
  },
};

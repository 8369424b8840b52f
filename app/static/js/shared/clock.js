// Time that nobody sets: how long this page has been open, and from it the server's time of day.
//
// The clock of a device jumps when it is set; what counts on since the page was opened does not. It
// may stand still in sleep, which is why waking is looked for, and the server's time asked again.

const OFF = 500; // milliseconds: a line that was slow for once moves no clock

let ahead = null; // the server's time of day, less how long this page has been open

export function steady() {
  return performance.now();
}

export function toldTime(text) {
  const fresh = Date.parse(text) - steady();
  if (ahead === null || Math.abs(fresh - ahead) > OFF) ahead = fresh;
}

// Until the server has said, this device's own clock is as good as any.
export function serverTime() {
  return ahead === null ? Date.now() : ahead + steady();
}

// Whether the device slept since the last look, or its clock was set: of the two measures one stood
// still or jumped, or both went on without us.
export function sleepWatch(longest) {
  let [open, day] = [steady(), Date.now()];
  return () => {
    const [since, byDay] = [steady() - open, Date.now() - day];
    [open, day] = [steady(), Date.now()];
    return since > longest || Math.abs(byDay - since) > longest;
  };
}

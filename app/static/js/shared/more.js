// Whether there is more below in a pane that scrolls by itself, and the way there.

const STEP = 0.8; // of what is seen: a line or two stay in sight

export function more() {
  return {
    below: false,
    scrolls: false, // it keeps its place at the end too: nothing may move under a finger there
    pane: null,
    watch: null,
    init() {
      this.pane = this.$root.closest('section').querySelector('.scroll');
      const look = () => {
        const hidden = this.pane.scrollHeight - this.pane.clientHeight;
        this.below = hidden - this.pane.scrollTop > 8;
        this.scrolls = hidden > (this.scrolls ? this.$root.offsetHeight : 8);
      };
      this.pane.addEventListener('scroll', look, { passive: true });
      this.watch = new ResizeObserver(look);
      this.watch.observe(this.pane);
      new MutationObserver(() => { this.follow(); look(); }).observe(this.pane, { childList: true });
      this.follow();
    },
    // What stands in the pane grows and shrinks, and the pane does not.
    follow() { Array.from(this.pane.children).forEach((one) => this.watch.observe(one)); },
    go() { this.pane.scrollBy({ top: this.pane.clientHeight * STEP }); },
  };
}

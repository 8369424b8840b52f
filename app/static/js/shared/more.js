// Whether there is more below in a pane that scrolls by itself, and the way there.

const STEP = 0.8; // of what is seen: a line or two stay in sight

export function more() {
  return {
    below: false,
    pane: null,
    watch: null,
    init() {
      this.pane = this.$root.closest('section').querySelector('.scroll');
      const look = () => { this.below = this.pane.scrollHeight - this.pane.clientHeight - this.pane.scrollTop > 8; };
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

// Copying a link; where there is no clipboard the link is shown, selected, to be copied by hand.

export async function copyText(text) {
  if (!navigator.clipboard) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export const copying = {
  done: '',
  byHand: '',
  async copy(text, what) {
    const copied = await copyText(text);
    this.done = copied ? `${what} copied.` : '';
    this.byHand = copied ? '' : text;
    if (this.byHand) this.$nextTick(() => this.select());
  },
  select() {
    this.$refs.link.focus();
    this.$refs.link.select();
  },
};

// Dialogs: each is told when it opens, and closes itself.

export function show(id) {
  const dialog = document.getElementById(id);
  dialog.dispatchEvent(new Event('opening'));
  dialog.showModal();
}

export const dialog = {
  close() { this.$root.close(); },
};

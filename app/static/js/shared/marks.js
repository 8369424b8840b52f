// Marks drawn without Alpine, where there are many: in the matrix and among the seats.

export function mark(shape, look) {
  const made = document.getElementById('mark').content.firstElementChild.cloneNode(true);
  made.classList.add(shape, look);
  made.firstElementChild.setAttribute('href', `#mark-${shape}`);
  return made;
}

// Where Remit stands on its host: the page says below which path, if below any.

export const below = (path) => `${document.body.dataset.prefix || ''}${path}`;

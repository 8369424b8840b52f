// The code of a workshop in whatever people paste: a link, a sentence, small letters, hyphens, spaces.

const CODE = /^[A-HJKMNP-Z2-9]{8}$/;
const LINK = /\/w\/([^/?#\s]+)(?:\/(facilitate|stage)\b)?[^#\s]*(#(?:key|invitation)=[\w-]+)?/i;

const bare = (text) => text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

// The words that stand beside each other and make a code, the last of them; else all of it.
function codeIn(text) {
  const words = text.split(/\s+/).map(bare).filter(Boolean);
  const runs = words.flatMap((_, from) => words.slice(from).map((_, more) => words.slice(from, from + more + 1).join('')));
  return runs.filter((one) => CODE.test(one)).pop() || words.join('');
}

// The address of the workshop that is meant, below this Remit; empty where nothing was written.
export function wayTo(text) {
  const link = LINK.exec(text);
  const code = link ? bare(link[1]) : codeIn(text);
  if (!code) return '';
  const page = link && link[2] ? `/${link[2].toLowerCase()}` : '';
  return `/w/${encodeURIComponent(code)}${page}${(link && link[3]) || ''}`;
}

// The code of a workshop, or an agreement, in whatever people paste: a link, a sentence, small letters, hyphens, spaces.

const CODE = /^[A-HJKMNP-Z2-9]{8}$/;
const LINK = /\/([wa])\/([^/?#\s]+)(?:\/(facilitate|stage)\b)?[^#\s]*(#(?:key|invitation)=[\w-]+)?/i;

const bare = (text) => text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

// The words that stand beside each other and make a code, the last of them; else all of it.
function codeIn(text) {
  const words = text.split(/\s+/).map(bare).filter(Boolean);
  const runs = words.flatMap((_, from) => words.slice(from).map((_, more) => words.slice(from, from + more + 1).join('')));
  return runs.filter((one) => CODE.test(one)).pop() || words.join('');
}

// The address of what is meant, below this Remit; empty where nothing was written.
export function wayTo(text) {
  const link = LINK.exec(text);
  const code = link ? bare(link[2]) : codeIn(text);
  if (!code) return '';
  const page = link && link[3] ? `/${link[3].toLowerCase()}` : '';
  const path = link ? link[1].toLowerCase() : 'w'; // a mere code is led on to where it belongs
  return `/${path}/${encodeURIComponent(code)}${page}${(link && link[4]) || ''}`;
}

// What the room is asked beside its cells: each question's name, its wording, its choices and its chapter.

const READY = ['knows-and-can', 'knows-not-yet', 'did-not-know'];
const LEVELS = ['1', '2', '3', '4', '5'];

const AREAS = {
  budget: ['Budget', 'Do we know what operating it costs each year, and can we pay it?'],
  architecture: ['Architecture', 'Do we know how it fits what we run, and can we make it fit?'],
  support: ['Support', 'Do we know what support its users need, and can we give it?'],
  knowledge: ['Knowledge', 'Do we know which skills operating it takes, and do we have them?'],
  contracts: ['Contracts', 'Do we know which contracts operating it needs, and do we hold them?'],
  process: ['Process', 'Do we know which processes it goes through, and can they take it in?'],
  security: ['Security', 'Do we know what protecting it takes, and can we do it?'],
  cutover: ['Cutover', 'Do we know how it goes live, and the way back, and can we do it?'],
};

const ASKED = {
  ambition: {
    name: 'The ambition', group: '', chapter: 'ambition', choices: ['A', 'B', 'C'],
    question: 'Is this application solution to be operated by the IT function?',
  },
  agreement: {
    name: 'Agreement check', group: '', chapter: 'sign-off', choices: LEVELS,
    question: 'How far do you agree with the whole matrix, as it stands? 1 not at all, 5 fully.',
  },
};
const LEAVING = { group: 'On leaving', chapter: 'sign-off', choices: LEVELS, unnamed: true };
ASKED['leaving:heard'] = { ...LEAVING, name: 'Was I heard?', question: '1 not at all, 5 fully.' };
ASKED['leaving:clear'] = { ...LEAVING, name: 'Is it clear what I own?', question: '1 not at all, 5 fully.' };
for (const [area, [name, question]] of Object.entries(AREAS)) {
  ASKED[`readiness:${area}`] = { name, group: 'Readiness', chapter: 'ambition', choices: READY, question };
}

export const READINESS = Object.keys(AREAS).map((area) => `readiness:${area}`);

export const questionsOf = (chapter) => Object.keys(ASKED).filter((one) => ASKED[one].chapter === chapter);

// Of a quick check the words are the workshop's own.
const QUICK = { name: 'Quick check', group: '', chapter: '', choices: ['yes', 'unsure', 'no'], question: '' };
const isQuick = (question) => /^quick:\d+$/.test(question || '');

export const askedOf = (question) => (isQuick(question) ? QUICK : ASKED[question] || null);

export const isUnnamed = (question) => Boolean((askedOf(question) || {}).unnamed);

// What the room looks at from wherever it is, until it goes on.
export const isInterlude = (question) => isQuick(question) || isUnnamed(question);

// The question that the room looks at in its chapter: what took votes last, if that belongs to it.
export function questionIn({ chapter, question }) {
  if (isInterlude(question)) return { question };
  const last = askedOf(question);
  if (last && last.chapter === chapter) return { question };
  return chapter === 'ambition' ? { question: chapter } : null;
}

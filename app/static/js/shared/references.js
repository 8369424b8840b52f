// The three reference models as the room reads them: a name, a sentence, and what adopting each asks for.

export const MODELS = {
  A: {
    name: 'IT Operated',
    says: 'IT operates the application and its interfaces, end to end.',
    asks: [
      'IT takes end-to-end accountability for secure and reliable operation.',
      'IT must hold the contracts for the IT elements: without the contract it cannot manage the vendor’s performance.',
      'A contract held elsewhere is an open point.',
    ],
  },
  B: {
    name: 'Business Operated',
    says: 'The business operates the application, IT its technical interfaces.',
    asks: [
      'The business owns the provider’s contract, and steps in when the provider falls short.',
      'The benefits expected are written down, each with how and by when it is validated.',
    ],
  },
  C: {
    name: 'IT and Business Operated',
    says: 'Mix and match: each cell is decided by itself.',
    asks: [
      'No model settles anything: every cell is decided one by one.',
      'Where it changes hands later, each cell says who does it today, from when it changes, and on what condition.',
    ],
  },
};

// What both sides are asked: how IT is seen, what a partnership stands on, and the pulse of trust.

export const MODELS = {
  guardian: {
    name: 'Guardian of technology', says: 'IT looks after a platform, without dealing with its users.',
    measures: 'availability, cost per unit',
  },
  provider: {
    name: 'Service provider', says: 'IT delivers agreed services at set service levels; changes are negotiated.',
    measures: 'service quality',
  },
  partnership: {
    name: 'Partnership', says: 'IT and business share their goals, mix roles, and need less structure.',
    measures: 'revenue, market share, profitability',
  },
};

export const COMPONENTS = {
  'it-partner': ['IT partner function', 'One contact from strategy to daily work, across all providers.'],
  'service-support': ['Service and support', 'Solutions for changing needs; incidents are rare.'],
  'change-control': ['Change control', 'Changes are steered across all partners and vendors.'],
  operations: ['Operations', 'Whoever runs it, applications to platforms run dependably.'],
  risk: ['Risk management', 'Risks are part of every function and are held together.'],
};

export const RATES = ['1', '2', '3', '4', '5'];
export const STANDINGS = ['standing:now', 'standing:wanted'];
export const ratedOf = (part) => [`component:${part}:own`, `component:${part}:other`];
export const QUESTIONS = [...STANDINGS, ...Object.keys(COMPONENTS).flatMap(ratedOf), 'pulse'];

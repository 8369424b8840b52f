// Between whom an agreement is: said once, where its title says so already.

export const between = ({ title, sides }) => (sides.join(' and ') === title ? '' : sides.join(' and '));

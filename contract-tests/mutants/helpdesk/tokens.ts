/** What the agent signs in with. */
export const agentToken = 'desk-agent-41f0';
/** What the customer signs in with. */
export const customerToken = 'desk-customer-9b2c';

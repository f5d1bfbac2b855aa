/** Let the page draw and answer taps between two steps of long work. */
export const yieldToPage = () => new Promise((resolve) => setTimeout(resolve, 0));

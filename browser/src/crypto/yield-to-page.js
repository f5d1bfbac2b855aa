/** Let the page draw and handle taps between two steps of long work. */
export const yieldToPage = () => new Promise((resolve) => setTimeout(resolve, 0));

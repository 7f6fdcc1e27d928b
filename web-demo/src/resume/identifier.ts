/** The identifier of the sample resume on the page's own server. */
export const SAMPLE_IDENTIFIER = "kRkLPvAb";

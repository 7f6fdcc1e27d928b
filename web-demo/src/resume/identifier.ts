/** The resume that the page's own server keeps. */
export const SAMPLE_IDENTIFIER = "kRkLPvAb";

/** The numbers of `params.rs` that readers use; each is explained there, with its unit, range and effect. */
export const PARAMS = Object.freeze({
  maxWeight: 63,
  prefixPercent: 40,
  prefixBlocks: 2,
  repairPercent: 90,
  repairMinLetters: 4,
  repairSlackLetters: 6,
  repairTwiceLetters: 8,
  repairWords: 3,
  repairBlocks: 4,
  coveragePercent: 10,
  maxQueryWords: 32,
  excerptWords: 30,
  excerptLeadWords: 5,
  textAlign: 32,
  maxChunkBytes: 2 ** 27,
  maxTermCodePoints: 64,
});

/** The words of the search; a site in another language has a file of its own in place of this one. */
export const WORDS = {
  "types": {
    "article": "Article",
    "section": "Passage",
    "page": "Page",
    "claim": "Claim",
    "question": "Question"
  },
  "fields": {
    "type": "Type",
    "article": "Article",
    "kind": "Kind",
    "topic": "Topic",
    "verdict": "Record"
  },
  "idle": "Type to search articles, claims and questions.",
  "start": "Type to search articles, claims and questions, or start with one of these.",
  "corrected": "Nothing with “{from}”, so “{to}” was searched.",
  "none": "Nothing found for “{query}”.",
  "results": {
    "other": "{num} results",
    "one": "{num} result"
  },
  "best": {
    "other": "The best {limit} of {num} results",
    "one": "The best {limit} of {num} result"
  }
};

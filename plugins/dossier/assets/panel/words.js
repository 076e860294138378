/** The words of the search; a site in another language has a file of its own in place of this one. */
export const WORDS = {
  "types": {
    "article": "Article",
    "section": "Passage",
    "page": "Page",
    "about": "About this site",
    "claim": "Claim",
    "question": "Question"
  },
  "fields": {
    "type": "Type",
    "article": "Article",
    "by": "Said by",
    "kind": "Kind",
    "topic": "Topic",
    "verdict": "Record"
  },
  "idle": "Type to search articles, claims and questions.",
  "start": "Type to search articles, claims and questions, or start with one of these.",
  "corrected": "Nothing with “{from}”, so “{to}” was searched.",
  "relaxed": {
    "phrase": "No page has “{text}” as a phrase: its words were searched, near each other.",
    "field": "Nothing fits “{text}”, so it was left out.",
    "exclusion": "Nothing is left without “{text}”, so it was not excluded."
  },
  "none": "Nothing found for “{query}”.",
  "instead": "Start with one of these instead.",
  "meant": "Did you mean this?",
  "choose": "Choose one of these values, or type on.",
  "results": {
    "other": "{num} results",
    "one": "{num} result"
  },
  "best": {
    "other": "The best {limit} of {num} results",
    "one": "The best {limit} of {num} result"
  },
  "more": {
    "other": "Show {num} more results",
    "one": "Show {num} more result"
  }
};

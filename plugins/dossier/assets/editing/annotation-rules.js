/** What a claim may say. Written by tools/browser_rules.py from the model in plugins/dossier/read; do not edit it. */
export const RULES = {
 "format": 2,
 "author": "author",
 "most_bytes": 262144,
 "nulls": [
  "",
  "NULL",
  "Null",
  "null",
  "~"
 ],
 "hidden": "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ud800-\\udfff\\ufdd0-\\ufdef\\u{fffe}\\u{ffff}\\u{1fffe}\\u{1ffff}\\u{2fffe}\\u{2ffff}\\u{3fffe}\\u{3ffff}\\u{4fffe}\\u{4ffff}\\u{5fffe}\\u{5ffff}\\u{6fffe}\\u{6ffff}\\u{7fffe}\\u{7ffff}\\u{8fffe}\\u{8ffff}\\u{9fffe}\\u{9ffff}\\u{afffe}\\u{affff}\\u{bfffe}\\u{bffff}\\u{cfffe}\\u{cffff}\\u{dfffe}\\u{dffff}\\u{efffe}\\u{effff}\\u{ffffe}\\u{fffff}\\u{10fffe}\\u{10ffff}]",
 "models": {
  "Claim": {
   "says": {
    "form": "text",
    "required": true,
    "nullable": false
   },
   "kind": {
    "form": "choice",
    "choices": [
     "report",
     "interpretation",
     "evaluation",
     "prediction",
     "background",
     "proposal"
    ],
    "required": true,
    "nullable": false
   },
   "by": {
    "form": "slug",
    "many": true,
    "least": 1,
    "required": true,
    "nullable": false
   },
   "stance": {
    "form": "choice",
    "choices": [
     "asserts",
     "reports",
     "rejects"
    ],
    "required": false,
    "nullable": true
   },
   "speech": {
    "form": "choice",
    "choices": [
     "direct",
     "reported"
    ],
    "required": false,
    "nullable": true
   },
   "via": {
    "form": "slug",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "passages": {
    "form": "mapping",
    "of": "Passage",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "scope": {
    "form": "choice",
    "choices": [
     "paragraph",
     "article"
    ],
    "required": false,
    "nullable": true
   },
   "source": {
    "form": "pinpoint",
    "required": false,
    "nullable": true
   },
   "topics": {
    "form": "slug",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "mentions": {
    "form": "slug",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "events": {
    "form": "slug",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "origin": {
    "form": "slug",
    "required": false,
    "nullable": true
   },
   "answers": {
    "form": "mapping",
    "of": "Answer",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "links": {
    "form": "mapping",
    "of": "Link",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "note": {
    "form": "text",
    "required": false,
    "nullable": true
   },
   "formerly": {
    "form": "claim",
    "many": true,
    "least": 0,
    "required": false,
    "nullable": false
   },
   "withdrawn": {
    "form": "mapping",
    "of": "Withdrawn",
    "required": false,
    "nullable": true
   }
  },
  "Passage": {
   "text": {
    "form": "text",
    "required": true,
    "nullable": false
   },
   "source": {
    "form": "pinpoint",
    "required": false,
    "nullable": true
   },
   "before": {
    "form": "text",
    "required": false,
    "nullable": true
   },
   "after": {
    "form": "text",
    "required": false,
    "nullable": true
   }
  },
  "Answer": {
   "question": {
    "form": "slug",
    "required": true,
    "nullable": false
   },
   "position": {
    "form": "slug",
    "required": true,
    "nullable": false
   },
   "value": {
    "form": "number",
    "required": false,
    "nullable": true
   }
  },
  "Link": {
   "type": {
    "form": "choice",
    "choices": [
     "agrees",
     "disputes",
     "qualifies",
     "elaborates",
     "same-event"
    ],
    "required": true,
    "nullable": false
   },
   "to": {
    "form": "claim",
    "required": true,
    "nullable": false
   },
   "degree": {
    "form": "choice",
    "choices": [
     "direct",
     "interpretive",
     "minor"
    ],
    "required": false,
    "nullable": true
   },
   "because": {
    "form": "text",
    "required": false,
    "nullable": true
   }
  },
  "Withdrawn": {
   "on": {
    "form": "date",
    "required": true,
    "nullable": false
   },
   "why": {
    "form": "text",
    "required": true,
    "nullable": false
   },
   "instead": {
    "form": "claim",
    "required": false,
    "nullable": true
   }
  }
 },
 "slug": {
  "pattern": "[a-z][a-z0-9]*(-[a-z0-9]+)*",
  "words": 6,
  "expected": "a slug: lower-case words of letters and digits joined by hyphens",
  "too_long": "a slug of at most 6 words"
 },
 "claim": {
  "expected": "a claim as ARTICLE/CLAIM, such as unherd/no-deal-no-ceasefire"
 },
 "date": {
  "pattern": "(?<year>-?[0-9]{4})(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2})(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?[?~%]?",
  "expected": "an EDTF date, such as 2025-08-15, 2025-08 or 2025-08-16/2025-08-17"
 },
 "number": {
  "pattern": "-?[0-9]{1,12}(?:\\.[0-9]{1,6})?",
  "expected": "a number, such as 3 or 2.75"
 },
 "pinpoint": {
  "pattern": "([1-9][0-9]{0,5}):([1-9][0-9]{0,5})-([1-9][0-9]{0,5})=([0-9a-f]{8})",
  "expected": "PARAGRAPH:FIRST-LAST=HASH, such as 3:27-35=dcdc8353",
  "empty_range": "a range of words that does not end before it begins"
 },
 "text": {
  "longest": 2000,
  "blank": "a text that is not blank"
 },
 "together": {
  "place": "a claim has either `passages` or `scope`; delete one, or add the one that is missing",
  "source": "`source` belongs to a passage, or to `scope`; move it below the `text` that it is of",
  "dispute": "a dispute needs `degree` and `because`; say how strongly the two are opposed, and why",
  "no_degree": "a dispute needs `degree`; say how strongly the two are opposed",
  "no_because": "a dispute needs `because`; say why the two are opposed",
  "degree": "`degree` belongs to a dispute only; delete it, or make the link a dispute"
 }
};

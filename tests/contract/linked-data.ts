// What pages of the dossier on tides say to programs; tests/publish/test_found.py compares it with a built site.
import type { Article, Claim, WithContext } from "schema-dts";

export const articles = [
 {
  "@context": "https://schema.org",
  "@type": "Article",
  "@id": "https://tides.example/dossier/articles/almanac/",
  "url": "https://tides.example/dossier/articles/almanac/",
  "headline": "The wind and the water",
  "isBasedOn": {
   "@type": "Article",
   "headline": "The wind and the water",
   "publisher": {
    "@type": "Organization",
    "name": "The Almanac"
   },
   "author": {
    "@type": "Person",
    "name": "Observer"
   }
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  }
 },
 {
  "@context": "https://schema.org",
  "@type": "Article",
  "@id": "https://tides.example/dossier/articles/gazette/",
  "url": "https://tides.example/dossier/articles/gazette/",
  "headline": "The night the quay went under",
  "isBasedOn": {
   "@type": "Article",
   "headline": "The night the quay went under",
   "publisher": {
    "@type": "Organization",
    "name": "The Estuary Gazette"
   },
   "author": {
    "@type": "Person",
    "name": "Night desk"
   },
   "datePublished": "2025-03-29"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  }
 },
 {
  "@context": "https://schema.org",
  "@type": "Article",
  "@id": "https://tides.example/dossier/articles/harbor/",
  "url": "https://tides.example/dossier/articles/harbor/",
  "headline": "High water by the moon",
  "isBasedOn": {
   "@type": "Article",
   "headline": "High water by the moon",
   "publisher": {
    "@type": "Organization",
    "name": "Harbor Notes"
   },
   "datePublished": "2025-08"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  }
 },
 {
  "@context": "https://schema.org",
  "@type": "Article",
  "@id": "https://tides.example/dossier/articles/lighthouse/",
  "url": "https://tides.example/dossier/articles/lighthouse/",
  "headline": "The lamp and the level",
  "isBasedOn": {
   "@type": "Article",
   "headline": "The lamp and the level",
   "publisher": {
    "@type": "Organization",
    "name": "Lighthouse Papers"
   },
   "datePublished": "2025-09"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  }
 },
 {
  "@context": "https://schema.org",
  "@type": "Article",
  "@id": "https://tides.example/dossier/articles/pilot/",
  "url": "https://tides.example/dossier/articles/pilot/",
  "headline": "What the pilot knows",
  "isBasedOn": {
   "@type": "Article",
   "headline": "What the pilot knows",
   "publisher": {
    "@type": "Organization",
    "name": "The Pilots' Journal"
   },
   "url": "https://example.org/pilot",
   "datePublished": "2025-08-20"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  }
 }
] satisfies WithContext<Article>[];
export const claims = [
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/almanac/once-a-day/",
  "url": "https://tides.example/dossier/claims/almanac/once-a-day/",
  "name": "The tide turns once a day.",
  "appearance": {
   "@type": "Article",
   "headline": "The wind and the water",
   "publisher": {
    "@type": "Organization",
    "name": "The Almanac"
   },
   "author": {
    "@type": "Person",
    "name": "Observer"
   }
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02"
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/gazette/eleven-boats-lost/",
  "url": "https://tides.example/dossier/claims/gazette/eleven-boats-lost/",
  "name": "The bore took eleven boats.",
  "appearance": {
   "@type": "Article",
   "headline": "The night the quay went under",
   "publisher": {
    "@type": "Organization",
    "name": "The Estuary Gazette"
   },
   "author": {
    "@type": "Person",
    "name": "Night desk"
   },
   "datePublished": "2025-03-29"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/gazette/eleven-boats-lost/",
    "claimReviewed": "The bore took eleven boats.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Contested"
    },
    "reviewBody": "The owners counted in different places.",
    "datePublished": "2025-09-01",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": []
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/gazette/galileo-was-right/",
  "url": "https://tides.example/dossier/claims/gazette/galileo-was-right/",
  "name": "Galileo was right about the tides.",
  "appearance": {
   "@type": "Article",
   "headline": "The night the quay went under",
   "publisher": {
    "@type": "Organization",
    "name": "The Estuary Gazette"
   },
   "author": {
    "@type": "Person",
    "name": "Night desk"
   },
   "datePublished": "2025-03-29"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/gazette/galileo-was-right/",
    "claimReviewed": "Galileo was right about the tides.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Misattributed"
    },
    "reviewBody": "The words are those of a letter to the editor.",
    "datePublished": "2025-09-03",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": []
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/gazette/sea-rises-by-a-hand/",
  "url": "https://tides.example/dossier/claims/gazette/sea-rises-by-a-hand/",
  "name": "The sea has risen by the breadth of a hand since the quay was built.",
  "appearance": {
   "@type": "Article",
   "headline": "The night the quay went under",
   "publisher": {
    "@type": "Organization",
    "name": "The Estuary Gazette"
   },
   "author": {
    "@type": "Person",
    "name": "Night desk"
   },
   "datePublished": "2025-03-29"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/gazette/sea-rises-by-a-hand/",
    "claimReviewed": "The sea has risen by the breadth of a hand since the quay was built.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Not verified"
    },
    "reviewBody": "No report was found.",
    "datePublished": "2025-09-03",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": []
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/gazette/venice-stays-dry/",
  "url": "https://tides.example/dossier/claims/gazette/venice-stays-dry/",
  "name": "Venice stays dry because it has a barrier.",
  "appearance": {
   "@type": "Article",
   "headline": "The night the quay went under",
   "publisher": {
    "@type": "Organization",
    "name": "The Estuary Gazette"
   },
   "author": {
    "@type": "Person",
    "name": "Night desk"
   },
   "datePublished": "2025-03-29"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/gazette/venice-stays-dry/",
    "claimReviewed": "Venice stays dry because it has a barrier.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Overstated"
    },
    "reviewBody": "Low floods still reach the city; only high ones are kept out.",
    "datePublished": "2025-09-01",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": [
     {
      "@type": "CreativeWork",
      "name": "Venice Tide Office",
      "url": "https://example.org/venice"
     }
    ]
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/harbor/moon-is-cause/",
  "url": "https://tides.example/dossier/claims/harbor/moon-is-cause/",
  "name": "The moon causes the tide.",
  "appearance": {
   "@type": "Article",
   "headline": "High water by the moon",
   "publisher": {
    "@type": "Organization",
    "name": "Harbor Notes"
   },
   "datePublished": "2025-08"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/harbor/moon-is-cause/",
    "claimReviewed": "The moon causes the tide.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Supported"
    },
    "reviewBody": "The moon's pull is the main cause, the sun's the second.",
    "datePublished": "2025-08-20",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": [
     {
      "@type": "CreativeWork",
      "name": "Tide tables",
      "url": "https://example.org/tides"
     }
    ]
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/lighthouse/gauge-is-exact/",
  "url": "https://tides.example/dossier/claims/lighthouse/gauge-is-exact/",
  "name": "The tide gauge is exact.",
  "appearance": {
   "@type": "Article",
   "headline": "The lamp and the level",
   "publisher": {
    "@type": "Organization",
    "name": "Lighthouse Papers"
   },
   "datePublished": "2025-09"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/lighthouse/gauge-is-exact/",
    "claimReviewed": "The tide gauge is exact.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Doubtful"
    },
    "reviewBody": "The gauge was replaced a month later.",
    "datePublished": "2025-09-02",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": []
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/lighthouse/nine-boats-lost/",
  "url": "https://tides.example/dossier/claims/lighthouse/nine-boats-lost/",
  "name": "The bore took nine boats.",
  "appearance": {
   "@type": "Article",
   "headline": "The lamp and the level",
   "publisher": {
    "@type": "Organization",
    "name": "Lighthouse Papers"
   },
   "datePublished": "2025-09"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/lighthouse/nine-boats-lost/",
    "claimReviewed": "The bore took nine boats.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Contested"
    },
    "reviewBody": "The owners counted in different places.",
    "datePublished": "2025-09-01",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": []
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/pilot/seven-boats-lost/",
  "url": "https://tides.example/dossier/claims/pilot/seven-boats-lost/",
  "name": "The bore took seven boats in March.",
  "appearance": {
   "@type": "Article",
   "headline": "What the pilot knows",
   "publisher": {
    "@type": "Organization",
    "name": "The Pilots' Journal"
   },
   "url": "https://example.org/pilot",
   "datePublished": "2025-08-20"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/pilot/seven-boats-lost/",
    "claimReviewed": "The bore took seven boats in March.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Contested"
    },
    "reviewBody": "The owners counted in different places.",
    "datePublished": "2025-09-01",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": []
   }
  ]
 },
 {
  "@context": "https://schema.org",
  "@type": "Claim",
  "@id": "https://tides.example/dossier/claims/pilot/told-them-so/",
  "url": "https://tides.example/dossier/claims/pilot/told-them-so/",
  "name": "The board was told.",
  "appearance": {
   "@type": "Article",
   "headline": "What the pilot knows",
   "publisher": {
    "@type": "Organization",
    "name": "The Pilots' Journal"
   },
   "url": "https://example.org/pilot",
   "datePublished": "2025-08-20"
  },
  "isPartOf": {
   "@type": "WebSite",
   "name": "Tides, annotated",
   "url": "https://tides.example/dossier/"
  },
  "dateCreated": "2026-03-02",
  "dateModified": "2026-03-02",
  "review": [
   {
    "@type": "ClaimReview",
    "url": "https://tides.example/dossier/claims/pilot/told-them-so/",
    "claimReviewed": "The board was told.",
    "reviewRating": {
     "@type": "Rating",
     "alternateName": "Partly supported"
    },
    "reviewBody": "Something like it was said.",
    "reviewAspect": "on whether it was said",
    "datePublished": "2025-09-02",
    "author": {
     "@type": "Organization",
     "name": "Tides, annotated"
    },
    "citation": [
     {
      "@type": "CreativeWork",
      "name": "Harbour Office",
      "url": "https://example.org/minutes"
     },
     {
      "@type": "CreativeWork",
      "name": "Letters to the harbour master"
     }
    ]
   }
  ]
 }
] satisfies WithContext<Claim>[];

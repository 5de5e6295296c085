"""What search engines require or recommend, by type: kind, property, where it is asked for."""

ARTICLE = "developers.google.com/search/docs/appearance/structured-data/article: recommended"
IMAGE = "developers.google.com/search/docs/appearance/structured-data/image-license-metadata"
CRUMB = "developers.google.com/search/docs/appearance/structured-data/breadcrumb: required"
PROFILE = "developers.google.com/search/docs/appearance/structured-data/profile-page"
HOUSE = "developers.google.com/search/docs/appearance/structured-data/organization: recommended"
LIST = "developers.google.com/search/docs/appearance/structured-data/carousel: required"
NEWS = "schema.org/NewsArticle and schema.org/docs/news.html"

PROPERTIES = [
    ("NewsArticle", "headline", ARTICLE),
    ("NewsArticle", "image", ARTICLE),
    ("NewsArticle", "datePublished", ARTICLE),
    ("NewsArticle", "dateModified", ARTICLE),
    ("NewsArticle", "author", ARTICLE),
    ("NewsArticle", "publisher", NEWS),
    ("NewsArticle", "mainEntityOfPage", NEWS),
    ("NewsArticle", "articleSection", NEWS),
    ("NewsArticle", "keywords", NEWS),
    ("NewsArticle", "inLanguage", NEWS),
    ("NewsArticle", "wordCount", NEWS),
    ("NewsArticle", "isAccessibleForFree", NEWS),
    ("NewsArticle", "correction", NEWS),
    ("Person", "name", ARTICLE),
    ("Person", "url", ARTICLE),
    ("ImageObject", "url", ARTICLE),
    ("ImageObject", "width", ARTICLE),
    ("ImageObject", "height", ARTICLE),
    ("BreadcrumbList", "itemListElement", CRUMB),
    ("ListItem", "position", CRUMB),
    ("ListItem", "name", CRUMB),
    ("ItemList", "itemListElement", LIST),
    ("ProfilePage", "mainEntity", PROFILE),
    ("NewsMediaOrganization", "name", HOUSE),
    ("NewsMediaOrganization", "url", HOUSE),
    ("NewsMediaOrganization", "logo", HOUSE),
    ("NewsMediaOrganization", "correctionsPolicy", NEWS),
    ("WebSite", "potentialAction", "schema.org/SearchAction"),
    ("WebSite", "name", "developers.google.com/search/docs/appearance/site-names: required"),
    ("CollectionPage", "mainEntity", "schema.org/CollectionPage"),
]

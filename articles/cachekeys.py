"""Which cache tags a page carries and which a change purges: the only module that spells them."""

from articles.conf import conf

HOME = "home"
FEEDS = "feeds"
SITE = "site"  # what stands around every page: navigation and footer


def article_key(article_id):
    return f"article-{article_id}"


def category_key(category_id):
    return f"category-{category_id}"


def tag_key(tag_id):
    return f"tag-{tag_id}"


def author_key(author_id):
    return f"author-{author_id}"


def page_key(page_id):
    return f"page-{page_id}"


def archive_key(moment):
    """The month, in the site's zone, in whose archive a story stands."""
    return f"archive-{moment:%Y-%m}"


def sitemap_key(article_id):
    return f"sitemap-{article_id // conf('SITEMAP_LENGTH')}"


def story_keys(*, article_id, category_ids, tag_ids, author_ids, month):
    """Every key whose pages show something of a story: `category_ids` holds its category and all above it."""
    return sorted(
        {
            HOME,
            FEEDS,
            article_key(article_id),
            archive_key(month),
            sitemap_key(article_id),
            *map(category_key, category_ids),
            *map(tag_key, tag_ids),
            *map(author_key, author_ids),
        }
    )

"""Which page numbers to offer: the first, the last, and those about the current one."""

from django.core.paginator import Page


def page_links(page: "Page[object]") -> list[int | None]:
    """Give page numbers in order, with None where some are left out."""
    last = page.paginator.num_pages
    near = {1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)}
    links: list[int | None] = []
    for number in sorted(near):
        if links and links[-1] is not None and number > links[-1] + 1:
            links.append(None)
        links.append(number)
    return links

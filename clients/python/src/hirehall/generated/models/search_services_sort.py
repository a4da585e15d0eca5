from typing import Literal, cast

SearchServicesSort = Literal["distance", "newest", "price", "rating", "relevance"]


def check_search_services_sort(value: object) -> SearchServicesSort:
    return cast(SearchServicesSort, value)

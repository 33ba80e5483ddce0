"""What the usual programs write beside a list, by what it means: one page of it, or the whole."""

import json
from typing import Any

import pytest

from regions.json_records import read_records
from texts.faults import Fault

HERE = 19
LISTED = [{"code": f"C{number}"} for number in range(HERE)]

PARTS: dict[str, dict[str, Any]] = {
    "a page and how many there are": {"page": 1, "total_pages": 3},
    "Laravel": {"meta": {"current_page": 1, "last_page": 3}},
    "Laravel at the top": {"current_page": 1, "from": 1, "to": 19, "per_page": 19, "last_page": 3},
    "Spring": {"totalPages": 3, "number": 0, "last": False},
    "Spring, only the flag": {"last": False, "first": True},
    "Spring, the last page": {"last": True, "first": False},
    "Spring HATEOAS": {"page": {"size": 19, "totalElements": 190, "totalPages": 10, "number": 0}},
    "NocoDB": {"pageInfo": {"isLastPage": False, "page": 1}},
    "NocoDB, the last page": {"pageInfo": {"isFirstPage": False, "isLastPage": True}},
    "a limit below the size": {"limit": 19, "size": 190},
    "Django REST": {"count": 190, "next": None},
    "Django REST, the last page": {"next": None, "previous": "https://x.invalid/?page=1"},
    "Strapi": {"meta": {"pagination": {"page": 1, "pageSize": 25, "pageCount": 8}}},
    "Directus": {"meta": {"filter_count": 190}},
    "Airtable": {"offset": "itrXXXXXXXXXXXXXX/recXXXXXXXXXXXXXX"},
    "Notion": {"has_more": True, "next_cursor": "abc"},
    "Salesforce": {"done": False, "nextRecordsUrl": "/services/data/query/01g"},
    "Solr": {"numFound": 190, "start": 0},
    "Elasticsearch": {"hits": {"total": {"value": 190, "relation": "eq"}}},
    "Algolia": {"nbHits": 19, "nbPages": 3, "page": 0},
    "GitHub": {"total_count": 190, "incomplete_results": False},
    "GitHub, given up": {"total_count": 19, "incomplete_results": True},
    "GraphQL": {"pageInfo": {"hasNextPage": True, "endCursor": "x"}},
    "GraphQL, the last page": {"pageInfo": {"hasPreviousPage": True, "hasNextPage": False}},
    "OData": {"@odata.nextLink": "https://x.invalid/$skip=19"},
    "OData, counted": {"@odata.count": 190},
    "AWS": {"IsTruncated": True},
    "DynamoDB": {"LastEvaluatedKey": {"id": "x"}, "Count": 190},
    "Azure": {"continuationToken": "abc"},
    "Google": {"nextPageToken": "abc"},
    "CouchDB": {"total_rows": 190, "offset": 0},
    "DataTables": {"recordsTotal": 190, "recordsFiltered": 19},
    "KoboToolbox": {"count": 190, "next": "https://x.invalid"},
    "WFS": {"numberMatched": 190, "numberReturned": 19},
    "ArcGIS": {"properties": {"exceededTransferLimit": True}},
    "DHIS2": {"pager": {"page": 1, "pageCount": 3, "total": 57, "pageSize": 50}},
    "OpenSearch": {"opensearch:totalResults": "190"},
    "a second page": {"page": 2},
    "an offset": {"offset": 19, "limit": 19},
    "a start behind the first": {"startIndex": 20},
    "numbers of a page in a part": {"pages": {"current": 1, "total": 3}},
    "the list's own name": {"total_items": 190},
    "the list's own name behind": {"itemsAvailable": 190},
    "what is left": {"remaining": 171},
    "more by number": {"more": 1},
    "not complete": {"complete": False},
    "truncated": {"truncated": "true"},
    "links": {"links": [{"rel": "self"}, {"rel": "next", "href": "x"}]},
    "a link in a part": {"_links": {"next": {"href": "?page=2"}}},
}

WHOLE: dict[str, dict[str, Any]] = {
    "nothing beside it": {},
    "its count": {"count": 19, "total": 19, "next": None, "previous": None},
    "the only page": {"page": 1, "total_pages": 1, "per_page": 50},
    "Laravel": {"meta": {"current_page": 1, "from": 1, "last_page": 1, "per_page": 50, "to": 19, "total": 19}},
    "Spring": {
        "totalPages": 1,
        "totalElements": 19,
        "number": 0,
        "size": 50,
        "first": True,
        "last": True,
        "empty": False,
    },
    "NocoDB": {"pageInfo": {"isFirstPage": True, "isLastPage": True, "page": 1, "pageSize": 25, "totalRows": 19}},
    "Confluence": {"start": 0, "limit": 25, "size": 19},
    "Strapi": {"meta": {"pagination": {"page": 1, "pageSize": 25, "pageCount": 1, "total": 19}}},
    "Notion": {"has_more": False, "next_cursor": None},
    "Salesforce": {"done": True, "totalSize": 19},
    "GraphQL": {"pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": "a", "endCursor": "b"}},
    "WFS": {"numberMatched": 19, "numberReturned": 19, "timeStamp": "2026-11-30T10:00:00Z"},
    "DataTables": {"draw": 3, "recordsTotal": 19, "recordsFiltered": 19},
    "Solr": {"numFound": 19, "start": 0, "numFoundExact": True},
    "Algolia": {"nbHits": 19, "nbPages": 1, "page": 0, "hitsPerPage": 20},
    "links": {"links": [{"rel": "self"}], "_links": {"first": {"href": "?page=1"}, "last": {"href": "?page=1"}}},
    "empty words": {"next": "", "nextPageToken": "", "truncated": "false", "hasMore": 0},
    "what is no word of a list": {
        "year": 2026,
        "version": 190,
        "id": 190,
        "status": 200,
        "size": 48213,
        "took_ms": 190,
    },
    "counts of something else": {"total_services": 57, "districts": 190, "population": 9000000, "number": 190},
    "times of its keeping": {"next_review": "2027-01-01", "next_update": "2027-01-01", "last_updated": "2026-11-30"},
    "who keeps it": {"license": "CC BY 4.0", "publisher": "Ministry", "continued_by": "UNDP", "morePower": "yes"},
    "flags of something else": {"verified": False, "public": False, "demo": True, "firstAid": False},
}


@pytest.mark.parametrize("beside", PARTS.values(), ids=PARTS)
def test_a_part_is_not_taken_for_the_whole(beside: dict[str, Any]) -> None:
    with pytest.raises(Fault, match=r"only a (part|page) of a list: .*19 (is|are) here"):
        read_records(json.dumps({"items": LISTED} | beside))


@pytest.mark.parametrize("beside", WHOLE.values(), ids=WHOLE)
def test_the_whole_is_taken(beside: dict[str, Any]) -> None:
    assert len(read_records(json.dumps({"items": LISTED} | beside))) == HERE


@pytest.mark.parametrize("name", ["centres_total", "totalCentres", "centre_count"])
def test_a_count_may_be_called_by_the_lists_own_name(name: str) -> None:
    with pytest.raises(Fault, match="only a part of a list: '190' are announced, 19 are here"):
        read_records(json.dumps({"centres": LISTED, name: 190}))


def test_an_endless_name_is_read_in_no_time() -> None:
    assert len(read_records(json.dumps({"items": LISTED, "total" * 10_000 + "s": 190}))) == HERE

"""Every file has a licence by REUSE.toml, and every licence its words."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
ANNOTATIONS = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]


def paths(annotation: dict[str, object]) -> list[str]:
    """The paths of an annotation, which may be one."""
    path = annotation["path"]
    return path if isinstance(path, list) else [str(path)]


def test_the_first_annotation_is_of_every_file() -> None:
    assert paths(ANNOTATIONS[0]) == ["**"]


def test_each_annotation_is_of_files_that_there_are() -> None:
    for annotation in ANNOTATIONS[1:]:
        for path in paths(annotation):
            assert any(ROOT.glob(path)), path


def test_each_licence_has_its_words_and_none_is_left_over() -> None:
    named = {one for each in ANNOTATIONS for one in re.split(r" (?:AND|OR) ", each["SPDX-License-Identifier"])}
    assert {file.stem for file in (ROOT / "LICENSES").glob("*.txt")} == named
    assert all((ROOT / "LICENSES" / f"{one}.txt").read_text("utf-8").strip() for one in named)


def test_the_data_of_regions_is_annotated_as_its_sources_say() -> None:
    sources = (ROOT / "regions" / "data" / "SOURCES.md").read_text("utf-8")
    of = {path: each["SPDX-License-Identifier"] for each in ANNOTATIONS for path in paths(each)}
    for name, licence in re.findall(r"^\| `(\w+\.\w+)` \| .* \| (.*) \|$", sources, re.MULTILINE):
        for one in re.split(r" (?:AND|OR) ", of[f"regions/data/{name}"]):
            assert one.rpartition("-")[0].replace("-", " ") in licence or one in licence, name


def test_the_page_of_the_standard_leads_to_pages_that_there_are() -> None:
    page = ROOT / "docs" / "dpg.md"
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert links and all((page.parent / link).exists() for link in links)

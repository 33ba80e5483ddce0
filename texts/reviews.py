"""Who read which wording and when, as a table that goes with the texts: one line a text, reader and kind."""

from pathlib import Path

from texts.packet import For, Review

REVIEWS = Path(__file__).parent / "reviews"
HEAD = "text\tmark\treader\tread on\tbetter\tremark\n"


def keep(whom: For, language: str, reviews: tuple[Review, ...], directory: Path = REVIEWS) -> Path:
    """Write what came back beside what was there; a reader's later word on a text takes the place of the former."""
    file = directory / f"{whom}.{language}.tsv"
    lines = {tuple(line.split("\t")[:3:2]): line for line in _lines(file)}
    lines |= {(review.id, review.reader): _line(review) for review in reviews}
    directory.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD + "".join(f"{lines[key]}\n" for key in sorted(lines)), "utf-8")
    return file


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()[1:] if file.exists() else []


def _line(review: Review) -> str:
    fields = (review.id, review.mark, review.reader, review.day.isoformat(), review.better, review.remark)
    return "\t".join(field.replace("\t", " ") for field in fields)

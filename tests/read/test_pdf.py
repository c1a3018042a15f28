import pytest

from sayso.errors import EmptyError
from sayso.read import read_bytes

LINES = (
    "The ferry Osprey sank in the strait on Monday, the harbour mas-",
    "ter said, and twelve people who were below deck died in it.",
    "Nobody had been told.",
    "The ministry declined to answer questions about the hull, citing the",
    "inquiry that was opened on Tuesday.",
)


def pdf(lines: tuple[str, ...]) -> bytes:
    """A PDF of one page, written by hand."""
    drawn = "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Ferry sinks in strait) /Author (Ann Lee) /CreationDate (D:20180716102000Z) >>",
    ]
    out, places = "%PDF-1.4\n", []
    for n, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}{table}{trailer}".encode()


def test_a_pdf_is_read_with_its_lines_joined():
    pytest.importorskip("pypdf")
    report = read_bytes(pdf(LINES), id="a.pdf")
    assert report.text == (
        "The ferry Osprey sank in the strait on Monday, the harbour master said, and twelve people who were below deck "
        "died in it. Nobody had been told.\n\nThe ministry declined to answer questions about the hull, citing the "
        "inquiry that was opened on Tuesday."
    )
    assert (report.title, report.byline, report.published) == ("Ferry sinks in strait", "Ann Lee", "2018-07-16")


def test_a_pdf_of_pictures_alone_is_empty():
    pytest.importorskip("pypdf")
    with pytest.raises(EmptyError, match="only pictures"):
        read_bytes(pdf(()), id="a.pdf")

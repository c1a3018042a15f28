"""Archives are read as folders are, in memory and within bounds; what is wrong with a member is told in its place."""

import gzip
import hashlib
import io
import json
import os
import struct
import tarfile
import time
import zipfile

import pytest

from sayso.model import Failure, Report
from sayso.read import archive, arrivals_of, items, read_path

STORY = "The mayor said on Monday that the ferry would not sail, and that nobody had asked her about it."
OTHER = "The harbour master said on Tuesday that the ferry was sound, and that he had told the mayor so himself."
FILES = {
    "b.txt": STORY,
    "deep/er/c.txt": OTHER,
    "a.html": f"<html><body><article><p>{STORY * 3}</p></article></body></html>",
    ".hidden.txt": STORY,
    ".git/d.txt": STORY,
    "__MACOSX/deep/._c.txt": STORY,
    "a_files/ad.html": STORY,
    "style.css": "p { margin: 0 }",
    "void.txt": "",
    "lines.jsonl": "\n".join([json.dumps({"id": "x", "text": STORY}), "{broken", json.dumps({"text": OTHER})]),
    "many.json": json.dumps([{"id": "m", "text": STORY}, {"text": STORY}, 7]),
}
READ = {
    "p/a.html": True, "p/b.txt": True, "p/deep/er/c.txt": True, "x": True, "p/lines.jsonl:2": False,
    "p/lines.jsonl#3": True, "m": True, "p/many.json#2": True, "p/many.json#3": False, "p/void.txt": False,
}  # fmt: skip


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def tarred(files, mode="w", form=tarfile.PAX_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=form) as packed:
        for name, data in files.items():
            put(packed, name, data)
    return out.getvalue()


def put(packed, name, data=b"", **more):
    data = data.encode() if isinstance(data, str) else data
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in more.items():
        setattr(info, key, value)
    packed.addfile(info, io.BytesIO(data))


def read(data, id="p.zip"):
    return [arrived.report for arrived in arrivals_of(data, id=id)]


def told(reports, name):
    return {r.id.replace(name, "p"): isinstance(r, Report) for r in reports}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("p.zip", zipped(FILES)),
        ("stored.zip", zipped(FILES, zipfile.ZIP_STORED)),
        ("p.tar", tarred(FILES)),
        ("gnu.tar", tarred(FILES, form=tarfile.GNU_FORMAT)),
        ("ustar.tar", tarred(FILES, form=tarfile.USTAR_FORMAT)),
        ("p.tar.gz", tarred(FILES, "w:gz")),
        ("p.TGZ", tarred(FILES, "w:gz")),
    ],
)
def test_an_archive_is_read_as_the_folder_that_was_packed(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (item,) = items(tmp_path / name)
    assert item.count() == 6
    assert told(item.load(), name) == READ
    assert told(read_path(tmp_path), name) == READ  # in a folder
    assert told(read(data, name), name) == READ  # as bytes: standard input, the desk
    assert os.listdir(tmp_path) == [name]


def test_an_archive_is_known_by_what_it_holds_whatever_its_name():
    for data in (zipped({"a.txt": STORY}), tarred({"a.txt": STORY}), tarred({"a.txt": STORY}, "w:gz")):
        (report,) = read(data, "-")
        assert (report.id, report.text) == ("-/a.txt", STORY)


def test_members_of_zip_come_in_the_order_of_their_names_and_keep_their_own_bytes():
    page = b"\xef\xbb\xbf" + STORY.encode()
    arrived = list(arrivals_of(zipped({"z.txt": OTHER, "a.txt": page}), id="p.zip"))
    assert [a.report.id for a in arrived] == ["p.zip/a.txt", "p.zip/z.txt"]
    assert arrived[0].raw == page and arrived[0].report.sha256 == hashlib.sha256(page).hexdigest()


def test_the_address_of_an_archive_is_not_that_of_its_members():
    (arrived,) = arrivals_of(zipped({"a.txt": STORY}), id="https://bee.example/p.zip", url="https://bee.example/p.zip")
    assert (arrived.report.url, arrived.report.publisher) == (None, None)


def test_a_gzipd_member_is_unpacked_once():
    packed = {"a.txt.gz": gzip.compress(STORY.encode()), "b.gz": gzip.compress(gzip.compress(STORY.encode()))}
    first, second = read(zipped(packed))
    assert (first.id, first.text) == ("p.zip/a.txt.gz", STORY)
    assert "twice" in second.why


@pytest.mark.parametrize(
    "inner", [zipped({"a.txt": STORY}), tarred({"a.txt": STORY}), tarred({"a.txt": STORY}, "w:gz")]
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_in_an_archive_is_named_and_not_read(pack, inner):
    found = read(pack({"a.txt": STORY, "inner.bin": inner, "z.txt": OTHER}))
    assert [isinstance(r, Report) for r in found] == [True, False, True]
    assert found[1].id == "p.zip/inner.bin" and "inside of an archive" in found[1].why and "unpack it" in found[1].why


# What is wrong with a member is told in its place.


def test_a_locked_member_is_told_and_the_others_are_read():
    data = bytearray(zipped({"a.txt": STORY, "b.txt": OTHER}, zipfile.ZIP_STORED))
    data[6] |= 1  # in its own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the table
    first, second = read(bytes(data))
    assert first.id == "p.zip/a.txt" and "password" in first.why and "unpack it" in first.why
    assert second.text == OTHER


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_is_told_and_the_others_are_read(method):
    data = bytearray(zipped({"a.txt": STORY, "b.txt": OTHER}, method))
    data[60] ^= 0xFF
    first, second = read(bytes(data))
    assert (first.id, second.text) == ("p.zip/a.txt", OTHER) and "damaged" in first.why


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_packed_in_a_way_that_unpacks_without_bounds_is_refused(method):
    (found,) = read(zipped({"a.txt": STORY}, method))
    assert "packed in a way" in found.why


def test_a_member_too_large_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "MOST_OF_MEMBER", 1_000)
    files = {"a.txt": STORY, "b.txt": STORY * 20, "c.txt": OTHER}
    for data in (zipped(files), tarred(files), tarred(files, "w:gz")):
        found = read(data)
        assert [isinstance(r, Report) for r in found] == [True, False, True]
        assert found[1].id == "p.zip/b.txt" and "more than" in found[1].why


def test_a_zip_that_lies_about_a_size_is_unpacked_no_further_than_it_says():
    data = bytearray(zipped({"a.txt": STORY * 50, "b.txt": OTHER}))
    table = data.index(b"PK\x01\x02")
    data[table + 24 : table + 28] = struct.pack("<L", 10)
    first, second = read(bytes(data))
    assert isinstance(first, Failure) and second.text == OTHER


def test_links_and_devices_lead_nowhere(tmp_path):
    (tmp_path / "secret.txt").write_text(STORY)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        put(packed, "a.txt", type=tarfile.SYMTYPE, linkname=str(tmp_path / "secret.txt"))
        put(packed, "b.txt", type=tarfile.LNKTYPE, linkname="../secret.txt")
        put(packed, "c.txt", type=tarfile.CHRTYPE)
        put(packed, "d.txt", type=tarfile.FIFOTYPE)
        put(packed, "e.txt", OTHER)
    found = read(out.getvalue())
    assert [(r.id, isinstance(r, Report)) for r in found] == [("p.zip/a.txt", False), ("p.zip/b.txt", False),
                                                             ("p.zip/e.txt", True)]  # fmt: skip
    assert "links in an archive are not followed" in found[0].why
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zip:
        zip.writestr(link, str(tmp_path / "secret.txt"))
    assert "not followed" in read(out.getvalue())[0].why


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_in_an_archive_is_no_path(tmp_path, monkeypatch, pack):
    monkeypatch.chdir(tmp_path)
    names = {"../../up.txt": STORY, "/etc/root.txt": OTHER, "win\\dows.txt": STORY, "bell\a.txt": OTHER}
    found = {r.id for r in read(pack(names))}
    assert found == {"p.zip/up.txt", "p.zip/etc/root.txt", "p.zip/win/dows.txt", "p.zip/bell�.txt"}
    assert os.listdir(tmp_path) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_second_file_of_one_name_is_told():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", STORY)
        packed.writestr("a.txt", OTHER)
    first, second = read(out.getvalue())
    assert first.text == STORY and "another file of this name" in second.why


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_and_foreign_names_in_tar_are_whole(form):
    name = "/".join(["a folder of a long name"] * 12) + "/Über die Fähre.txt"
    (report,) = read(tarred({name: STORY}, form=form))
    assert (report.id, report.text) == (f"p.zip/{name}", STORY)


def test_a_name_in_zip_that_is_utf8_without_saying_so_is_read_as_it_was_meant():
    data = zipped({"XXhre.txt": STORY}).replace(b"XXhre", "ähre".encode())
    assert read(data)[0].id == "p.zip/ähre.txt"


# What is wrong with the archive itself.


def test_an_archive_that_breaks_off_gives_what_stands_before(tmp_path):
    whole = tarred({"a.txt": STORY, "b.txt": OTHER})
    first, second, last = read(whole[: 512 * 3 + 20], "p.tar")
    assert (first.text, second.id, last.id) == (STORY, "p.tar/b.txt", "p.tar")
    assert "damaged" in second.why and "what follows in it cannot be read" in last.why
    noise = os.urandom(300_000)
    packed = tarred({"a.txt": STORY, "noise.bin": noise, "z.txt": OTHER}, "w:gz")
    found = read(packed[: len(packed) // 2], "p.tgz")
    assert [isinstance(r, Report) for r in found] == [True, False, False]
    (tmp_path / "p.tgz").write_bytes(packed[: len(packed) // 2])
    (item,) = items(tmp_path / "p.tgz")
    assert item.count() == 2 and len(item.load()) == 3


@pytest.mark.parametrize("name", ["p.zip", "p.tar", "p.tar.gz", "p.tgz"])
@pytest.mark.parametrize("data", [b"", b"<html>not found</html>", b"PK\x03\x04 and no more", b"\x1f\x8b\x08 no more"])
def test_what_is_no_archive_is_one_failure_beside_which_others_are_read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(STORY)
    failed, report = read_path(tmp_path)
    assert failed.id == name and "archive" in failed.why and "get it again" in failed.why
    assert report.text == STORY


def test_an_empty_archive_and_one_of_hidden_files_say_so():
    for data in (zipped({}), tarred({".a": STORY}), zipped({".a.txt": STORY})):
        (found,) = read(data, "p.zip")
        assert found.why == "this archive holds no files that are read"


def test_an_office_document_is_no_archive():
    (found,) = read(zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "a.docx")
    assert "office document" in found.why and "save it as" in found.why


def test_more_members_than_may_be_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    files = {f"{n}.txt": STORY for n in range(5)}
    for data in (zipped(files), tarred(files)):
        found = read(data)
        assert [isinstance(r, Report) for r in found] == [True] * 3 + [False]
        assert found[3].id == "p.zip" and "more than 3 files" in found[3].why
    monkeypatch.setattr(archive, "MOST_OF_NAMES", 200)
    (found,) = read(zipped(files))
    assert "far more" in found.why


def test_an_archive_is_unpacked_no_further_than_it_may_be(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 250_000)
    files = {"a.txt": STORY, **{f"b{n}.txt": " " * 100_000 for n in range(4)}, "z.txt": OTHER}
    bomb = gzip.compress(b" " * 500_000)
    for data in (zipped(files), tarred(files), tarred(files, "w:gz"), zipped({"a.txt": STORY, "b.gz": bomb})):
        found = read(data)
        assert found[0].text == STORY
        assert found[-1].id == "p.zip" and "what follows in it is not read" in found[-1].why
        assert not any(r.id.endswith("z.txt") for r in found)


def test_bombs_of_a_few_bytes_cost_little():
    layers = zipped({f"{n}.txt": b"\0" * 60_000_000 for n in range(3)})  # each larger than a member may be
    tar = gzip.compress(tar_header("a.txt", 60_000_256) + b"\0" * 60_000_256, 1)
    begun = time.process_time()
    assert len(read(layers)) == 3
    assert [isinstance(r, Failure) for r in read(tar)] == [True]
    assert time.process_time() - begun < 3


def test_a_tar_member_with_holes_is_told():
    story = STORY.encode().ljust(512)
    found, other = read(tar_header("s.txt", 5, b"S") + b"x" * 512 + tar_header("z.txt", 512) + story)
    assert "with holes" in found.why and (other.id, other.text) == ("p.zip/z.txt", story.decode())


def tar_header(name, size, kind=b"0", *, more=False):
    block = bytearray(name.encode().ljust(100, b"\0") + b"0000644\0" + b"0000000\0" * 2)
    block += b"%011o\0" % size + b"00000000000\0" + b" " * 8 + kind
    block = bytearray(bytes(block).ljust(257, b"\0") + b"ustar\x0000").ljust(512, b"\0")
    block[482] = more
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@pytest.mark.parametrize(
    "data",
    [
        tar_header("x", 2_000_000_000, b"x"),  # a header without bounds
        (tar_header("x", 0, b"x")) * 30,  # headers without end
        tar_header("x", 512, b"x") + b"1" * 512,  # records that never end
        tar_header("x", 512, b"x") + (b"5 a=\n" * 200)[:512],  # more of them than anybody writes
        tar_header("x", 512, b"x") + b"14 size=-9999\n".ljust(512, b"\0") + tar_header("a.txt", 5),
        tar_header("x", 512, b"x") + b"0 path=a\n".ljust(512, b"\0") + tar_header("a.txt", 5),
        tar_header("a.txt", 5)[:-1] + b"\1",  # a wrong checksum
        tar_header("s.txt", 5, b"S", more=True)[:512],
    ],
)
def test_hostile_tar_headers_are_damage(data):
    begun = time.process_time()
    (found,) = read(data, "p.tar")
    assert isinstance(found, Failure) and "damaged" in found.why
    assert time.process_time() - begun < 1


def test_any_archive_with_some_bytes_changed_gives_reports_or_failures():
    import random

    random.seed(7)
    whole = (zipped(FILES), tarred(FILES), tarred(FILES, "w:gz"), tarred(FILES, form=tarfile.GNU_FORMAT))
    for n in range(200):
        data = bytearray(whole[n % len(whole)])
        for _ in range(random.randint(1, 8)):
            data[random.randrange(len(data))] = random.randrange(256)
        found = read(bytes(data[: random.randint(1, len(data))] if n % 3 == 0 else data))
        assert found and all(isinstance(r, (Report, Failure)) for r in found)

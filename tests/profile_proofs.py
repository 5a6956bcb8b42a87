"""A small file of each type that the profile of reception accepts, as libmagic knows it, named for its type."""
import io, struct, wave, zipfile, zlib

OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(*entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, text in entries:
            z.writestr(zipfile.ZipInfo(name, (2026, 11, 2, 9, 0, 0)), text)
    return out.getvalue()


def odf(kind):
    return zipped(("mimetype", f"application/vnd.oasis.opendocument.{kind}"), ("content.xml", "<office/>"))


def ooxml(folder, part):
    return zipped(("[Content_Types].xml", CONTENT), ("_rels/.rels", "<Relationships/>"), (f"{folder}/{part}", "<x/>"), ("docProps/app.xml", "<x/>"))


def ole(program):
    """A compound file (MS-CFB) with the one property that tells which program made it (MS-OLEPS)."""
    name = program.encode() + b"\0"
    section = struct.pack("<IIIIII", 24 + len(name), 1, 18, 16, 0x1e, len(name)) + name
    stream = struct.pack("<HHI16xI", 0xfffe, 0, 2, 1) + bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9") + struct.pack("<I", 48) + section
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6xIIIIIIIIII", 0x3e, 3, 0xfffe, 9, 6, 0, 1, 1, 0, 4096, 0xfffffffe, 0, 0xfffffffe, 0, 0)
    table = struct.pack("<10I", 0xfffffffd, 0xfffffffe, *range(3, 10), 0xfffffffe).ljust(512, b"\xff")

    def entry(name, kind, child, start, size):
        name = name.encode("utf-16le") + b"\0\0"
        return name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), kind, 1, 0xffffffff, 0xffffffff, child) + bytes(36) + struct.pack("<IQ", start, size)
    folder = entry("Root Entry", 5, 1, 0xfffffffe, 0) + entry("\x05SummaryInformation", 2, 0xffffffff, 2, 4096)
    return head.ljust(512, b"\xff") + table + folder.ljust(512, b"\0") + stream.ljust(4096, b"\0")


def sound():
    out = io.BytesIO()
    with wave.open(out, "wb") as w:
        w.setnchannels(1), w.setsampwidth(1), w.setframerate(8000), w.writeframes(bytes(800))
    return out.getvalue()


def picture():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def pdf():
    out, at = b"%PDF-1.7\n", []
    for i, o in enumerate((b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"), 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, o)
    return out + b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (*at, len(out))


def make(to):
    for name, data in {
        "a.pdf": pdf(), "a.png": picture(), "a.txt": b"Bonjour.\n", "a.csv": b"nom,note\nA,1\nB,2\nC,3\nD,4\n", "a.wav": sound(),
        "a.mp4": struct.pack(">I4s4sI4s", 20, b"ftyp", b"isom", 512, b"isom") + struct.pack(">I4s", 8, b"mdat"),
        "a.odt": odf("text"), "a.ods": odf("spreadsheet"), "a.odp": odf("presentation"),
        "a.docx": ooxml("word", "document.xml"), "a.xlsx": ooxml("xl", "workbook.xml"), "a.pptx": ooxml("ppt", "presentation.xml"),
        "a.doc": b"\xdb\xa5-\0\0\0" + bytes(600), "a.xls": b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(600),
        "a.ppt": ole("Microsoft PowerPoint"),
    }.items():
        (to / name).write_bytes(data)

"""Hostile inputs as data: a recipe of lines becomes the bytes of a container, a file or a folder, always the same.

A recipe begins with its kind:
  zip                   a container NAME.zip, made byte by byte: every field may lie
  file ENDING           one file NAME.ENDING
  folder                a folder NAME
and goes on with what it holds:
  sample DOSSIER        all files of a sample dossier (a later entry of the same name replaces one)
  entry NAME            a file; NAME may stand in quotes, and has the escapes of TEXT
  again NAME            a file even though one of that name is there already
  many N                the last one N times, with a number before its name

Its bytes are what these lines add up to:
  text TEXT             \\n, \\t, \\xNN (a byte), \\uNNNN and \\UNNNNNNNN (a character) and \\\\ are escapes
  line TEXT             the same and a line feed
  repeat N TEXT         N times
  hex DIGITS
  load PATH             a file of the samples, such as direct/dossier.xml
  replace OLD => NEW    in all there is so far, which must hold OLD
  encode CHARSET        what is UTF-8 so far in another encoding
  keep N                the first N bytes of what there is
  object TEXT           an object of a PDF, numbered from 1; the first is its catalog
  chain N TEXT          N objects; %d in TEXT is the number of the next one
  stream N M DICT       an object that is a stream of N MiB of spaces, compressed M times
  hidden TEXT           an object in an object stream, numbered behind the others
  swell WHAT N M        that stream (objects) or its cross-reference stream (table), with N MiB of spaces behind, compressed M times
  trailer TEXT          more of its trailer
  png W H | jpeg W H    the head of a picture that says it is so large
  wrap NAME             what there is so far as the only entry of a ZIP, with this name
  inner NAME TEXT       an entry of a ZIP that these lines make up together
  gzip                  compressed by gzip

An entry of a zip may have:
  deflate               instead of being stored
  packed TEXT           behind its compressed data
  local|central|both FIELD VALUE    a number (+N and -N: more or less than the truth, @N: where entry N begins), for
                        name, extra and comment a text; fields: version made flags method time date crc packed size
                        disk internal attributes offset
  descriptor [bare|wrong]           sizes behind the data: with a signature, without, or with other sizes
  gap TEXT              bytes behind it, that belong to nobody
and the zip itself:
  before TEXT           in front of it, with offsets that know of it
  blind TEXT            in front of it, with offsets that do not
  between TEXT          between its directory and its end record
  behind TEXT           behind its end
  comment TEXT
  end FIELD VALUE       of the end record: disk start here count size offset length
  patch AT HEX          bytes changed at last; AT may count from the end (-1 is the last byte)
  cut N                 only the first N bytes (-N: without the last N)
  double                the whole of it twice, one behind the other
  nest                  the whole of it as the comment of itself

A folder may have, besides entries:
  link NAME TARGET      a symbolic link
  hard NAME OLD         a second name for a file
  fifo NAME | socket NAME | directory NAME
  sparse NAME N         N bytes that are not on the disk
  mode NAME OCTAL       at last
"""
import copy, gzip, os, pathlib, re, shutil, socket, struct, sys, zlib

LOCAL = ["version", "flags", "method", "time", "date", "crc", "packed", "size"]
CENTRAL = ["made", "version", "flags", "method", "time", "date", "crc", "packed", "size"]
WHEN = {"time": 9 << 11, "date": (2026 - 1980) << 9 | 11 << 5 | 2}


def text(s):
    """TEXT as bytes."""
    if len(s) > 1 and s[0] == s[-1] == '"':
        s = s[1:-1]
    def one(m):
        e = m.group(1)
        if e[0] == "x":
            return bytes([int(e[1:], 16)])
        if e[0] in "uU":
            return chr(int(e[1:], 16)).encode("utf-8", "surrogatepass")
        return {"n": b"\n", "t": b"\t", "r": b"\r", "\\": b"\\", "0": b"\0"}[e]
    out, at = b"", 0
    for m in re.finditer(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ntr0\\])", s):
        out += s[at:m.start()].encode() + one(m)
        at = m.end()
    return out + s[at:].encode()


def number(value, truth, starts):
    if value[0] == "@":
        return starts[int(value[1:])]
    n = int(value, 0)
    return truth + n if value[0] in "+-" else n


def own(dossier, name):
    """A dossier with a number, a candidate and a birthday of its own: in one inbox, no two are the same person's."""
    n = zlib.crc32(name.encode())
    letters = "".join(chr(ord("a") + n // 26 ** i % 26) for i in range(6)).encode()
    dossier = re.sub(rb'numero="GVE-2026-\d+"', b'numero="GVE-2026-%08d"' % (n % 10 ** 8), dossier, count=1)
    dossier = re.sub(rb"<nom-naissance>[^<]*", b"<nom-naissance>Essai-" + letters, dossier, count=1)
    return re.sub(rb'<naissance date="[^"]*"', b'<naissance date="19%02d-%02d-%02d"' % (60 + n % 35, 1 + n // 35 % 12, 1 + n // 420 % 28),
                  dossier, count=1)


def flate(head, mib, times):
    """"head" and so many MiB of spaces, compressed so often: few bytes that unpack to many."""
    z = zlib.compressobj(9)
    out = z.compress(head) + b"".join(z.compress(b" " * (1 << 20)) for _ in range(mib)) + z.flush()
    for _ in range(times - 1):
        out = zlib.compress(out, 9)
    return out


class Pdf:
    def __init__(self):
        self.objects, self.more, self.hidden, self.swollen = [], b"", [], {}

    def stream(self, what, head, entries):
        """A stream object, with what its recipe lets it unpack to."""
        if what in self.swollen:
            mib, times = self.swollen[what]
            head, entries = flate(head, mib, times), entries + b" /Filter [" + b" /FlateDecode" * times + b" ]"
        return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(head), head)

    def bytes(self):
        out, at = bytearray(b"%PDF-1.7\n"), []
        for i, o in enumerate(self.objects, 1):
            at.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (i, o)
        table = len(out)
        if self.hidden:
            return bytes(out) + self.stream_table(at, len(out))
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(at) + 1) + b"".join(b"%010d 00000 n \n" % a for a in at)
        return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(at) + 1, self.more, table)


    def stream_table(self, at, here):
        """The hidden objects in an object stream, and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""
        first, n = len(at) + 1, len(self.hidden)	# numbers: theirs come first, then the two streams
        starts, bodies = [], b""
        for o in self.hidden:
            starts.append(len(bodies))
            bodies += o + b"\n"
        head = b" ".join(b"%d %d" % (first + i, s) for i, s in enumerate(starts)) + b"\n"
        out = b"%d 0 obj\n%s\nendobj\n" % (first + n, self.stream("objects", head + bodies, b"/Type /ObjStm /N %d /First %d" % (n, len(head))))
        table = here + len(out)
        rows = [struct.pack(">BIH", 0, 0, 65535)] + [struct.pack(">BIH", 1, a, 0) for a in at]
        rows += [struct.pack(">BIH", 2, first + n, i) for i in range(n)] + [struct.pack(">BIH", 1, a, 0) for a in (here, table)]
        return out + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (first + n + 1, self.stream("table", b"".join(rows),
            b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R %s" % (len(rows), self.more)), table)


class Entry:
    def __init__(self, name, owner=""):
        self.name, self.data, self.pdf, self.inner, self.owner = name, b"", None, [], owner
        self.deflated, self.tail, self.gap, self.descriptor = False, b"", b"", None
        self.fields = {"local": {}, "central": {}}

    def add(self, word, arg, samples):
        """One line about the bytes; False if it is about something else."""
        if word in ("object", "chain", "stream", "hidden", "swell", "trailer"):
            self.pdf = self.pdf or Pdf()
            if word == "object":
                self.pdf.objects.append(text(arg))
            elif word == "chain":
                n, _, one = arg.partition(" ")
                at = len(self.pdf.objects) + 2
                self.pdf.objects += [text(one).replace(b"%d", b"%d" % (at + i)) for i in range(int(n))]
            elif word == "stream":
                mib, times, entries = arg.split(" ", 2)
                self.pdf.swollen["stream"] = int(mib), int(times)
                self.pdf.objects.append(self.pdf.stream("stream", b"", text(entries)))
            elif word == "swell":
                what, mib, times = arg.split()
                self.pdf.swollen[what] = int(mib), int(times)
            elif word == "hidden":
                self.pdf.hidden.append(text(arg))
            else:
                self.pdf.more += text(arg)
            self.data = self.pdf.bytes()
        elif word == "text":
            self.data += text(arg)
        elif word == "line":
            self.data += text(arg) + b"\n"
        elif word == "repeat":
            n, _, s = arg.partition(" ")
            self.data += text(s) * int(n)
        elif word == "hex":
            self.data += bytes.fromhex(arg)
        elif word == "load":
            self.data += own((samples / arg).read_bytes(), self.owner)
        elif word == "replace":
            old, _, new = arg.partition(" => ")
            assert text(old) in self.data, f"{old!r} is not there"
            self.data = self.data.replace(text(old), text(new))
        elif word == "encode":
            self.data = self.data.decode().encode(arg)
        elif word == "keep":
            self.data = self.data[:int(arg)]
        elif word == "png":
            w, h = map(int, arg.split())
            self.data += b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", w, h, 8, 2, 0, 0, 0) + bytes(4)
        elif word == "jpeg":
            w, h = map(int, arg.split())
            self.data += b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0" + struct.pack(">HBHHB", 17, 8, h, w, 3) + bytes(9)
        elif word == "wrap":
            inner = Entry(text(arg))
            inner.data = self.data
            inner.deflated = True
            self.data = Zip([inner]).bytes()
        elif word == "inner":
            name, _, s = arg.partition(" ")
            self.inner.append(Entry(text(name)))
            self.inner[-1].data = text(s)
            self.data = Zip(self.inner).bytes()
        elif word == "gzip":
            self.data = gzip.compress(self.data, mtime=0)
        else:
            return False
        return True


class Zip:
    def __init__(self, entries=()):
        self.entries, self.before, self.blind, self.between, self.behind, self.comment = list(entries), b"", b"", b"", b"", b""
        self.end, self.last = {}, []

    def fixed(self, e, where, names, truth, starts):
        f = {k: number(e.fields[where][k], v, starts) if k in e.fields[where] else v for k, v in truth.items()}
        sizes = {"crc": "I", "packed": "I", "size": "I"}
        return b"".join(struct.pack("<" + sizes.get(k, "H"), f[k]) for k in names)

    def bytes(self):
        out, directory, starts = self.before, b"", []
        shift = len(self.before)
        for e in self.entries:
            packed = e.data
            if e.deflated:
                z = zlib.compressobj(9, zlib.DEFLATED, -15)
                packed = z.compress(e.data) + z.flush()
            packed += e.tail
            truth = {"made": 0x031e, "version": 20, "flags": 0x0800 | (8 if e.descriptor else 0), "method": 8 if e.deflated else 0,
                     **WHEN, "crc": zlib.crc32(e.data), "packed": len(packed), "size": len(e.data)}
            start = len(out)
            starts.append(start)
            name = text(e.fields["local"]["name"]) if "name" in e.fields["local"] else e.name
            extra = text(e.fields["local"].get("extra", ""))
            told = dict(truth, crc=0, packed=0, size=0) if e.descriptor else truth
            out += b"PK\3\4" + self.fixed(e, "local", LOCAL, told, starts) + struct.pack("<HH", len(name), len(extra)) + name + extra + packed
            if e.descriptor:
                out += {"signed": b"PK\7\10", "wrong": b"PK\7\10", "bare": b""}[e.descriptor]
                out += struct.pack("<III", truth["crc"], len(packed), len(e.data) + (e.descriptor == "wrong"))
            out += e.gap
            c = e.fields["central"]
            name = text(c["name"]) if "name" in c else e.name
            extra, comment = text(c.get("extra", "")), text(c.get("comment", ""))
            directory += b"PK\1\2" + self.fixed(e, "central", CENTRAL, truth, starts)
            directory += struct.pack("<HHHHHII", len(name), len(extra), len(comment), number(c.get("disk", "0"), 0, starts),
                                     number(c.get("internal", "0"), 0, starts), number(c.get("attributes", "0x41ed0010" if e.name.endswith(b"/") else "0x81a40000"), 0, starts),
                                     number(c.get("offset", "+0"), start, starts) & 0xffffffff) + name + extra + comment
        at = len(out)
        truth = {"disk": 0, "start": 0, "here": len(self.entries), "count": len(self.entries), "size": len(directory), "offset": at,
                 "length": len(self.comment)}
        f = {k: number(self.end[k], v, starts) if k in self.end else v for k, v in truth.items()}
        out += directory + self.between + b"PK\5\6" + struct.pack("<HHHHIIH", *(f[k] for k in truth)) + self.comment + self.behind
        out = self.blind + out
        for word, arg in self.last:
            if word == "patch":
                where, digits = arg.split()
                where, new = int(where, 0), bytes.fromhex(digits)
                where += len(out) if where < 0 else 0
                out = out[:where] + new + out[where + len(new):]
            elif word == "cut":
                out = out[:int(arg)]
            elif word == "double":
                out += out
            elif word == "nest":
                out = out[:-2] + struct.pack("<H", len(out)) + out
        return out

    def add(self, word, arg):
        if word in ("before", "blind", "between", "behind", "comment"):
            setattr(self, word, getattr(self, word) + text(arg))
        elif word == "end":
            field, value = arg.split()
            self.end[field] = value
        elif word in ("patch", "cut", "double", "nest"):
            self.last.append((word, arg))
        else:
            raise ValueError(f"unknown line {word!r} in a recipe")


def entry_line(e, word, arg):
    """A line about how an entry stands in its container; False if it is not."""
    if word == "deflate":
        e.deflated = True
    elif word == "packed":
        e.tail += text(arg)
    elif word in ("local", "central", "both"):
        field, _, value = arg.partition(" ")
        for where in ("local", "central") if word == "both" else (word,):
            e.fields[where][field] = value
    elif word == "descriptor":
        e.descriptor = arg or "signed"
    elif word == "gap":
        e.gap += text(arg)
    else:
        return False
    return True


def make_folder(path, entries, specials):
    for e in entries:
        f = os.path.join(os.fsencode(path), e.name)
        os.makedirs(os.path.dirname(f), exist_ok=True)
        if os.path.lexists(f):
            os.unlink(f)
        with open(f, "wb") as out:
            out.write(e.data)
    for word, arg in specials:
        name, _, rest = arg.partition(" ")
        f = os.path.join(os.fsencode(path), text(name))
        os.makedirs(os.path.dirname(f), exist_ok=True)
        if word in ("link", "hard", "fifo", "socket", "sparse") and os.path.lexists(f):
            os.unlink(f)
        if word == "link":
            os.symlink(text(rest), f)
        elif word == "hard":
            os.link(os.path.join(os.fsencode(path), text(rest)), f)
        elif word == "fifo":
            os.mkfifo(f)
        elif word == "socket":
            here = os.getcwd()			# a socket's path is short
            os.chdir(os.path.dirname(f))
            s = socket.socket(socket.AF_UNIX)
            s.bind(os.path.basename(f))
            s.close()
            os.chdir(here)
        elif word == "directory":
            os.makedirs(f, exist_ok=True)
        elif word == "sparse":
            with open(f, "wb") as out:
                out.truncate(int(rest))
        elif word == "mode":
            os.chmod(f, int(rest, 8))
        else:
            raise ValueError(f"unknown line {word!r} in a recipe")


def path_of(lines, to):
    """What make() makes."""
    kind, _, ending = lines[0].partition(" ")
    return pathlib.Path(to if kind == "folder" else f"{to}.{ending or 'zip'}")


def make(lines, to, samples):
    """Make what the recipe "lines" describes; "to" is its path without an ending."""
    kind = lines[0].split()[0]
    path = path_of(lines, to)
    z, entries, specials = Zip(), [], []
    for line in lines[1:]:
        word, _, arg = line.strip().partition(" ")
        arg = arg.strip()
        if word == "sample":
            for f in sorted((samples / arg).rglob("*")):
                if f.is_file():
                    e = Entry(os.fsencode(str(f.relative_to(samples / arg))))
                    e.data = own(f.read_bytes(), path.name) if f.name == "dossier.xml" else f.read_bytes()
                    entries.append(e)
        elif word in ("entry", "again"):
            name = text(arg)
            if word == "entry":
                entries = [e for e in entries if e.name != name]
            entries.append(Entry(name, path.name))
        elif word == "many":
            one = entries.pop()
            for i in range(int(arg)):
                e = copy.copy(one)
                head, slash, base = one.name.rpartition(b"/")
                e.name = head + slash + b"%d%s" % (i, base)
                entries.append(e)
        elif entries and (entries[-1].add(word, arg, samples) or (kind == "zip" and entry_line(entries[-1], word, arg))):
            pass
        elif kind == "zip":
            z.add(word, arg)
        else:
            specials.append((word, arg))
    if kind == "folder":
        path.mkdir()
        make_folder(path, entries, specials)
    elif kind == "zip":
        z.entries = entries
        path.write_bytes(z.bytes())
    elif kind == "file":
        path.write_bytes(entries[0].data)
    else:
        raise ValueError(f"unknown kind {kind!r} of a recipe")


def seeds(cases, samples, to, most=60000):
    """For the fuzzers: the small ones among what the recipes of the folder "cases" make, by kind of input."""
    for kind in ("pack", "proof", "xml"):
        (to / kind).mkdir(parents=True, exist_ok=True)
    for f in sorted(cases.glob("*/case")):
        lines = f.read_text(encoding="utf-8").split("\n")
        at = next(i for i, line in enumerate(lines) if line.startswith("input"))
        recipe = [lines[at].partition(" ")[2].strip()] + lines[at + 1:lines.index("end", at)]
        if sum(int(m) for line in recipe for m in re.findall(r"^ *(?:repeat|many) (\d+)", line)) > most:
            continue
        name = f.parent.name
        if recipe[0] == "zip":
            made = to / "pack" / name
            make(recipe, made, samples)
        if name.startswith("proof-"):
            e = Entry(b"")
            for line in recipe[2:]:
                word, _, arg = line.strip().partition(" ")
                e.add(word, arg.strip(), samples)
            (to / "proof" / name).write_bytes(e.data)
        elif name.startswith("xml-"):
            make(recipe, to / "made", samples)
            shutil.move(to / "made" / "dossier.xml", to / "xml" / name)
            shutil.rmtree(to / "made")


if __name__ == "__main__":
    seeds(*map(pathlib.Path, sys.argv[1:4]))
